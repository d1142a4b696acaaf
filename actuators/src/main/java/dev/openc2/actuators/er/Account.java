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
 * A user account on endpoints, the target {@code er:account} (er v1.0 Table 2.1.3-2); at least one
 * part is there.
 *
 * @param uid its unique name
 * @param accountName the name that is shown
 * @param directory the path to its home directory
 */
public record Account(
    @Nullable String uid, @Nullable String accountName, @Nullable String directory)
    implements ProfileTarget {

  /** The name inside the namespace. */
  public static final String LOCAL_NAME = "account";

  /** The name in the language. */
  public static final String NAME = "er:account";

  static final TargetType<Account> TYPE =
      new TargetType<>(
          LOCAL_NAME, Account.class, type(), "A user account.", "account_name=sql_admin");

  /** Checks that there is a part at all. */
  public Account {
    if (uid == null && accountName == null && directory == null) {
      throw new IllegalArgumentException(
          "an account needs at least one of uid, account_name, directory");
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

  private static RecordType<Account> type() {
    var type = RecordType.builder("Account", Account.class);
    var uid = type.optional("uid", Types.TEXT, Account::uid, "its unique name");
    var accountName =
        type.optional("account_name", Types.TEXT, Account::accountName, "the name that is shown");
    var directory =
        type.optional("directory", Types.TEXT, Account::directory, "its home directory");
    return type.build(
        values -> new Account(values.get(uid), values.get(accountName), values.get(directory)));
  }
}
