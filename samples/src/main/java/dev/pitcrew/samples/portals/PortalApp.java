package dev.pitcrew.samples.portals;

/** The pages of one portal, for people who are signed in. */
interface PortalApp {

  Reply answer(Request request);
}
