// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.target.FileTarget;

/** A file (oc2ls v1.0 §3.4.1.6). */
final class FileType {

  static final RecordType<FileTarget> TYPE = type();

  private FileType() {}

  private static RecordType<FileTarget> type() {
    var type = RecordType.builder("File", FileTarget.class);
    var name = type.optional("name", Types.TEXT, FileTarget::fileName, "its name");
    var path = type.optional("path", Types.TEXT, FileTarget::path, "its absolute path");
    var hashes = type.optional("hashes", Types.HASHES, FileTarget::hashes, "its checksums");
    return type.build(
        values -> new FileTarget(values.get(name), values.get(path), values.get(hashes)));
  }
}
