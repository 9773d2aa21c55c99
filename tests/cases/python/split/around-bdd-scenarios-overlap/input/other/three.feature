Feature: three
  Scenario: third
    Given a cart
