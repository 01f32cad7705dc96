package com.seitech.chat.gateway.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The gateway's own settings, as its classes declare them. */
public final class Settings {
    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");

    private Settings() {}

    /** Each key with its default, which is empty where there is none. */
    public static Map<String, String> all() {
        Map<String, String> settings = new TreeMap<>();
        mappings()
                .forEach(type -> collect(type.getAnnotation(ConfigMapping.class).prefix(), type, settings));
        return settings;
    }

    /** The types that settings are read into. */
    public static List<Class<?>> mappings() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(LayoutTest.ROOT).stream()
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                        .toList();
    }

    private static void collect(String prefix, Class<?> mapping, Map<String, String> settings) {
        for (Method method : mapping.getDeclaredMethods()) {
            String key = prefix + "."
                    + CAPITAL.matcher(method.getName()).replaceAll("-$1").toLowerCase(Locale.ROOT);
            if (method.getReturnType().getName().startsWith(LayoutTest.ROOT)
                    && method.getReturnType().isInterface()) {
                collect(key, method.getReturnType(), settings);
            } else {
                WithDefault value = method.getAnnotation(WithDefault.class);
                settings.put(key, value == null ? "" : value.value());
            }
        }
    }
}
