package com.seitech.chat.gateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A record prints all that it holds, unless it says otherwise; and what is printed ends up in a log. */
final class MaskedRecordsTest {
    /** What people say, what they are called, and what lets somebody in. */
    private static final Set<String> KEPT = Set.of(
            "sessionToken",
            "token",
            "accessToken",
            "apiKey",
            "secret",
            "clientKey",
            "clientMessageId",
            "email",
            "name",
            "visitorName",
            "authorName",
            "content",
            "comment",
            "url",
            "fileUrl",
            "parameters");

    private static Stream<Class<?>> records() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(LayoutTest.ROOT).stream()
                        .filter(JavaClass::isRecord)
                        .map(JavaClass::reflect);
    }

    private static boolean holdsWhatIsKept(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).anyMatch(MaskedRecordsTest::isKept);
    }

    private static boolean isKept(RecordComponent component) {
        Class<?> type = component.getType();
        boolean plain = type == String.class || type == List.class || type == Object.class;
        return (plain && KEPT.contains(component.getName()))
                || (type == Map.class && component.getName().equals("fields"));
    }

    /** The compiler's own calls what prints all components. */
    private static boolean printsAll(Class<?> type) {
        return parsed(type).methods().stream()
                .filter(method -> method.methodName().equalsString("toString"))
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .anyMatch(element -> element instanceof InvokeDynamicInstruction call
                        && call.bootstrapMethod().owner().displayName().equals("ObjectMethods"));
    }

    private static ClassModel parsed(Class<?> type) {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Unmasked(String token) {}

    @Test
    void records_withSecretsOrWords_printMasked() {
        assertThat(records().filter(MaskedRecordsTest::holdsWhatIsKept))
                .hasSizeGreaterThan(15)
                .noneMatch(MaskedRecordsTest::printsAll);
    }

    @Test
    void recordThatPrintsAll_wouldBeFound() {
        assertThat(holdsWhatIsKept(Unmasked.class) && printsAll(Unmasked.class)).isTrue();
    }
}
