// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What a Consumer tells of a Command that it was sent before: the answer to {@code query command},
 * which the language leaves undefined (oc2ls v1.0 §3.3.1.2, issue 306), under a namespace of our
 * own.
 */
@NullMarked
package dev.openc2.progress;

import org.jspecify.annotations.NullMarked;
