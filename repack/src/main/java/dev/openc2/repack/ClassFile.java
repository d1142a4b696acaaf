// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.repack;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Raises class files to a version that an archive of classes takes. Class files of before Java 6
 * lack the frames by which later ones are verified, hence none of JDK 17 takes them: they get
 * these.
 */
final class ClassFile {

  private static final int VERSION_AT = 6;
  private static final int OLDEST_WITH_FRAMES = Opcodes.V1_6;

  /** From Java 7 on, frames that are wrong are an error, and not a reason to do without. */
  private static final int RAISED = Opcodes.V1_8;

  private final ClassLoader classes;

  /**
   * Raises class files.
   *
   * @param classes has the classes that they extend
   */
  ClassFile(ClassLoader classes) {
    this.classes = classes;
  }

  /** The same class, in a class file that is recent enough. */
  byte[] raised(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    if (reader.readUnsignedShort(VERSION_AT) >= OLDEST_WITH_FRAMES) {
      return classFile;
    }
    ClassWriter writer = new FrameWriter(classes);
    reader.accept(new Raise(writer), ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  /** Works out the frames. */
  private static final class FrameWriter extends ClassWriter {

    private final ClassLoader classes;

    FrameWriter(ClassLoader classes) {
      super(COMPUTE_FRAMES);
      this.classes = classes;
    }

    @Override
    protected ClassLoader getClassLoader() {
      return classes;
    }
  }

  /** Replaces the version. */
  private static final class Raise extends ClassVisitor {

    Raise(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      super.visit(RAISED, access, name, signature, superName, interfaces);
    }
  }
}
