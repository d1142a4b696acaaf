/** Tests that what is compared is comparable. */
@NullMarked
package dev.openc2.benchmarks;

import org.jspecify.annotations.NullMarked;
