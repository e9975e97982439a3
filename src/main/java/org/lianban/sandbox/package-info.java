/** Stand-ins for the departments that speak the real contracts over real HTTP, keep books of their own, and can be told to misbehave. */
package org.lianban.sandbox;
