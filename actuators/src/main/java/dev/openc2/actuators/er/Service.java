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
 * A program that a service host runs, the target {@code er:service} (er v1.0 Table 2.1.3-3); at
 * least one part is there.
 *
 * @param serviceName its unique name
 * @param displayName the name that is shown
 */
public record Service(@Nullable String serviceName, @Nullable String displayName)
    implements ProfileTarget {

  /** The name inside the namespace. */
  public static final String LOCAL_NAME = "service";

  /** The name in the language. */
  public static final String NAME = "er:service";

  static final TargetType<Service> TYPE =
      new TargetType<>(LOCAL_NAME, Service.class, type(), "A service.", "name=Spooler");

  /** Checks that there is a part at all; the text is that of er v1.0 §2.3.7.3. */
  public Service {
    if (serviceName == null && displayName == null) {
      throw new IllegalArgumentException("Service Target does not have any properties populated");
    }
  }

  @Override
  public Nsid nsid() {
    return ErProfile.NSID;
  }

  @Override
  public String localName() {
    return LOCAL_NAME;
  }

  private static RecordType<Service> type() {
    var type = RecordType.builder("Service", Service.class);
    var name = type.optional("name", Types.TEXT, Service::serviceName, "its unique name");
    var displayName =
        type.optional("display_name", Types.TEXT, Service::displayName, "the name that is shown");
    return type.build(values -> new Service(values.get(name), values.get(displayName)));
  }
}
