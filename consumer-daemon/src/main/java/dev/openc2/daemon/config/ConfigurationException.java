package dev.openc2.daemon.config;

/** Says what is wrong with a configuration, and where, in one sentence for whoever wrote it. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * Makes one.
   *
   * @param path where, such as {@code transfers[0].uri}; empty for the whole
   * @param sentence what is wrong
   */
  public ConfigurationException(String path, String sentence) {
    super(path.isEmpty() ? sentence : path + ": " + sentence);
    this.path = path;
  }

  /** Where, such as {@code transfers[0].uri}; empty for the whole. */
  public String path() {
    return path;
  }
}
