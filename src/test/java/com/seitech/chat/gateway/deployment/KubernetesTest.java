package com.seitech.chat.gateway.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The manifests say nothing that Kubernetes does not know, and fit each other, the image and the gateway's own stop. */
final class KubernetesTest {
    private static final long IMAGE_USER = 10_001;

    private final Manifests manifests = Manifests.read();
    private final Deployment deployment = manifests.the(Deployment.class);
    private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    private final Container gateway = pod.getContainers().getFirst();

    @Test
    void manifests_areOneOfEachKind() {
        assertThat(manifests.all())
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder("Deployment", "PodDisruptionBudget", "Ingress", "Service", "ConfigMap");
    }

    @Test
    void fieldThatKubernetesDoesNotKnow_isAnError() {
        // Given
        Map<String, Object> typo = YamlFile.parsed("""
                {apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {containers: [{readinesProbe: {}}]}}}}""");
        // Then
        assertThatThrownBy(() -> Manifests.typed(typo)).hasMessageContaining("readinesProbe");
    }

    @Test
    void selectors_findThePods() {
        // Given
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        // Then
        assertThat(List.of(
                        deployment.getSpec().getSelector().getMatchLabels(),
                        manifests.the(Service.class).getSpec().getSelector(),
                        manifests
                                .the(PodDisruptionBudget.class)
                                .getSpec()
                                .getSelector()
                                .getMatchLabels(),
                        pod.getTopologySpreadConstraints()
                                .getFirst()
                                .getLabelSelector()
                                .getMatchLabels()))
                .allSatisfy(selector -> {
                    assertThat(selector).isNotEmpty();
                    assertThat(labels).containsAllEntriesOf(selector);
                });
    }

    @Test
    void probes_askTheOperatorsPort() {
        assertThat(portOf("management")).isEqualTo(9000);
        asks(gateway.getStartupProbe(), "/q/health/started");
        asks(gateway.getLivenessProbe(), "/q/health/live");
        asks(gateway.getReadinessProbe(), "/q/health/group/serving");
    }

    private static void asks(Probe probe, String path) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
    }

    private int portOf(String name) {
        return gateway.getPorts().stream()
                .filter(port -> name.equals(port.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ingress_leadsToTheVisitorsPort_andNeverToOdoosWayIn() {
        // Given
        Service service = manifests.the(Service.class);
        List<HTTPIngressPath> paths = manifests.the(Ingress.class).getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .toList();
        // Then
        assertThat(service.getSpec().getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getName()).isEqualTo("http");
            assertThat(portOf(port.getTargetPort().getStrVal())).isEqualTo(8080);
        });
        assertThat(paths).allSatisfy(path -> {
            assertThat("/internal/odoo/nudge/x").doesNotStartWith(path.getPath());
            assertThat(path.getBackend().getService().getName())
                    .isEqualTo(service.getMetadata().getName());
            assertThat(path.getBackend().getService().getPort().getName()).isEqualTo("http");
        });
        assertThat(paths)
                .extracting(HTTPIngressPath::getPath)
                .containsExactlyInAnyOrder("/api/chat/support", "/web/content", "/widget.js");
    }

    @Test
    void ingress_isSomebodys_andLogsNoTokens() {
        Ingress ingress = manifests.the(Ingress.class);
        assertThat(ingress.getSpec().getIngressClassName()).isNotBlank();
        assertThat(ingress.getMetadata().getAnnotations())
                .containsEntry("nginx.ingress.kubernetes.io/enable-access-log", "false");
    }

    @Test
    void pod_mayDoNothingThatItNeedNot() {
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getEnableServiceLinks()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(IMAGE_USER);
        assertThat(pod.getSecurityContext().getFsGroup()).isEqualTo(IMAGE_USER);
        assertThat(gateway.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(gateway.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(gateway.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(Image.instruction("USER")).isEqualTo(IMAGE_USER + ":" + IMAGE_USER);
    }

    @Test
    void grace_isLongerThanTheGatewaysOwnStop() {
        // Given
        Map<String, String> settings = DeployedSettings.of(manifests.the(ConfigMap.class));
        long delay = seconds(settings, "quarkus.shutdown.delay");
        long timeout = seconds(settings, "quarkus.shutdown.timeout");
        // Then
        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(delay + timeout + 20);
    }

    private static long seconds(Map<String, String> settings, String name) {
        return Long.parseLong(settings.getOrDefault(name, "none").replaceFirst("s$", ""));
    }

    @Test
    void replicas_areSeveral_onOneStore_andFindEachOtherByPod() {
        // Given
        Map<String, String> settings = DeployedSettings.of(manifests.the(ConfigMap.class));
        // Then
        assertThat(deployment.getSpec().getReplicas()).isGreaterThan(1);
        assertThat(settings).containsEntry("gateway.store", "postgresql");
        assertThat(gateway.getEnv())
                .filteredOn(variable -> "GATEWAY_CLUSTER_URL".equals(variable.getName()))
                .singleElement()
                .satisfies(variable -> assertThat(variable.getValue()).isEqualTo("http://$(POD_IP):8080"));
        assertThat(gateway.getEnv().getFirst().getName()).isEqualTo("POD_IP");
        assertThat(manifests
                        .the(PodDisruptionBudget.class)
                        .getSpec()
                        .getMinAvailable()
                        .getIntVal())
                .isLessThan(deployment.getSpec().getReplicas());
    }

    @Test
    void filesThatSettingsName_areMounted() {
        // Given
        List<String> mounts = gateway.getVolumeMounts().stream()
                .map(VolumeMount::getMountPath)
                .toList();
        // Then
        assertThat(gateway.getVolumeMounts())
                .extracting(VolumeMount::getName)
                .containsExactlyInAnyOrderElementsOf(
                        pod.getVolumes().stream().map(Volume::getName).toList());
        assertThat(mounts).contains(Image.instruction("WORKDIR") + "/config", Image.instruction("VOLUME"));
        assertThat(DeployedSettings.of(manifests.the(ConfigMap.class)).entrySet())
                .filteredOn(setting -> setting.getKey().endsWith("-file"))
                .hasSize(3)
                .allSatisfy(setting ->
                        assertThat(mounts).anyMatch(mount -> setting.getValue().startsWith(mount + "/")));
    }
}
