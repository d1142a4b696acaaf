@NullMarked
package dev.openc2.provider;

import org.jspecify.annotations.NullMarked;
