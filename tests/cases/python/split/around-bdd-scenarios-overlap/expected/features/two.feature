Feature: two
  Scenario: second
    Given a cart
