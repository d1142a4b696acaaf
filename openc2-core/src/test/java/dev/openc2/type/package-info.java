// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.openc2.type;

import org.jspecify.annotations.NullMarked;
