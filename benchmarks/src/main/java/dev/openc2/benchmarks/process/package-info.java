/**
 * What is measured runs in processes of its own: brokers, and programs of which it is known how
 * much processor time they took.
 */
@NullMarked
package dev.openc2.benchmarks.process;

import org.jspecify.annotations.NullMarked;
