Feature: one
  Scenario: first
    Given a cart
