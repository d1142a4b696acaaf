// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.report;

/**
 * Figures and where they belong.
 *
 * @param name of the marks in the document
 * @param table the figures
 */
public record Section(String name, Table table) {}
