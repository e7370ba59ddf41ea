package dev.leat.core.pack;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees a pack's own jars first and Leat's after them. A library that both have in different
 * versions is there twice and neither notices; what both have in the same version is not among the
 * pack's jars (see {@link PackFolder}), so that Leat's ports are the same classes on both sides.
 */
final class PackClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  PackClassLoader(String pack, List<URL> jars, ClassLoader leat) {
    super("leat-pack-" + pack, jars.toArray(URL[]::new), leat);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = name.startsWith("java.") ? null : findOwn(name);
      }
      if (loaded == null) {
        return super.loadClass(name, resolve);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private @Nullable Class<?> findOwn(String name) {
    try {
      return findClass(name);
    } catch (ClassNotFoundException _) {
      return null;
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
    all.addAll(Collections.list(getParent().getResources(name)));
    return Collections.enumeration(all);
  }
}
