package com.seitech.chat.gateway.deployment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The manifests in {@code docker/kubernetes}, as Kubernetes' own types. What these do not know is an error. */
final class Manifests {
    private static final Path FOLDER = Path.of("docker", "kubernetes");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class,
            "networking.k8s.io/v1 Ingress", Ingress.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new NothingBesides());

    private final List<HasMetadata> all;

    private Manifests(List<HasMetadata> all) {
        this.all = all;
    }

    static Manifests read() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return new Manifests(
                    files.sorted().map(YamlFile::read).map(Manifests::typed).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HasMetadata typed(Map<String, Object> yaml) {
        String kind = yaml.get("apiVersion") + " " + yaml.get("kind");
        Class<? extends HasMetadata> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("no such kind: " + kind);
        }
        return STRICT.convertValue(yaml, type);
    }

    List<HasMetadata> all() {
        return all;
    }

    /** The only one of its kind. */
    <T extends HasMetadata> T the(Class<T> type) {
        List<T> found = all.stream().filter(type::isInstance).map(type::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + type.getSimpleName());
        }
        return found.getFirst();
    }

    /** The types take in whatever they do not know, for kinds of tomorrow. */
    private static final class NothingBesides extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }
}
