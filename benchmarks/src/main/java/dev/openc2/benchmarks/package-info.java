/**
 * Measures what the codec costs beside Jackson alone on the same bytes, in one run; {@code ./bench}
 * in the root starts it.
 *
 * <p>{@link dev.openc2.benchmarks.CodecBenchmark} is what JMH runs, in processes of its own;
 * everything else here runs in one thread and asks for it or reports it.
 */
@NullMarked
package dev.openc2.benchmarks;

import org.jspecify.annotations.NullMarked;
