// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.target.ProfileTarget;
import dev.openc2.type.RecordType;
import dev.openc2.type.TargetType;
import dev.openc2.type.Types;
import dev.openc2.value.Nsid;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the registry of Windows, the target {@code er:registry_entry} (er v1.0 Table
 * 2.1.3-1).
 *
 * @param key the full key with its hive
 * @param type the type of the value by the name that winnt.h gives it, such as {@code REG_SZ}
 * @param value the value; the endpoint forms it as its type demands
 */
public record RegistryEntry(@Nullable String key, String type, @Nullable String value)
    implements ProfileTarget {

  /** The name inside the namespace. */
  public static final String LOCAL_NAME = "registry_entry";

  /** The name in the language. */
  public static final String NAME = "er:registry_entry";

  static final TargetType<RegistryEntry> TYPE =
      new TargetType<>(
          LOCAL_NAME,
          RegistryEntry.class,
          declare(),
          "An entry of the registry of Windows.",
          "key=HKEY_CURRENT_USER\\Software\\Example,type=REG_SZ,value=on");

  @Override
  public Nsid nsid() {
    return ErProfile.NSID;
  }

  @Override
  public String localName() {
    return LOCAL_NAME;
  }

  private static RecordType<RegistryEntry> declare() {
    var record = RecordType.builder("Registry-Entry", RegistryEntry.class);
    var key = record.optional("key", Types.TEXT, RegistryEntry::key, "the full key with its hive");
    var type =
        record.required(
            "type", Types.TEXT, RegistryEntry::type, "the type of the value, such as REG_SZ");
    var value =
        record.optional("value", Types.TEXT, RegistryEntry::value, "formed as its type demands");
    return record.build(
        values -> new RegistryEntry(values.get(key), values.require(type), values.get(value)));
  }
}
