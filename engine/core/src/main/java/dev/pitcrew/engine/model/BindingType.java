package dev.pitcrew.engine.model;

/** Which version of a linked resource is meant. */
public enum BindingType {
  LATEST,
  DEPLOYMENT,
  VERSION_TAG
}
