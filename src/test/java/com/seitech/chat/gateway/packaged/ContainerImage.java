package com.seitech.chat.gateway.packaged;

import java.util.Objects;

/** The image of the gateway that is under test, made as a person makes it where no registry can be reached. */
final class ContainerImage {
    static final String NAME = "localhost/seitech-chat-gateway:test";
    private static final String BASE = "localhost/chat-gateway-base:test";
    private static boolean built;

    private ContainerImage() {}

    /** Once for all tests: from the package that Maven has just made. */
    static synchronized void build() {
        if (!built) {
            Engine.mustBeThere();
            Engine.must("docker/base-image", BASE);
            Engine.must("docker/image", "--base", BASE, "--application", "target/quarkus-app", "--tag", NAME);
            built = true;
        }
    }

    /** What the engine knows of it, by a path into its description. */
    static String inspect(String path) {
        return Objects.requireNonNull(Engine.podman("image", "inspect", "--format", "{{" + path + "}}", NAME));
    }

    /** What a shell in it prints, as the user that it has by itself. */
    static String shell(String script) {
        return Engine.podman("run", "--rm", "--network", "none", "--entrypoint", "bash", NAME, "-c", script);
    }
}
