// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

/**
 * What a Producer has counted since it was made.
 *
 * @param sent Commands handed to the transfer
 * @param answers Responses that reached their exchange
 * @param notifications Notifications handed to the listener
 * @param late Responses to an exchange that is over
 * @param foreign messages that belong to no exchange of ours: unknown or no request id, Commands,
 *     Notifications without a listener
 * @param duplicate Responses of a device that had already said so
 * @param unintelligible messages that could not be read, or only so far that the sender is known
 * @param contradictory messages that carry something else than the transport declared
 * @param retained messages that the transport had kept from earlier
 * @param overflow messages beyond what is kept for one exchange, or for the listener
 */
public record Statistics(
    long sent,
    long answers,
    long notifications,
    long late,
    long foreign,
    long duplicate,
    long unintelligible,
    long contradictory,
    long retained,
    long overflow) {}
