package com.seitech.chat.gateway.fake;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Odoo makes large pictures smaller when they come in, unless the context of the call forbids it. */
final class Images {
    private static final String LEAVE_ALONE = "image_no_postprocess";
    private static final String CONTENT = "datas";
    private static final int LARGEST_SIDE = 1920;

    private Images() {}

    /** The arguments of a {@code create} or {@code load} of attachments, as Odoo goes on with them. */
    static Arguments processed(String method, Arguments arguments) {
        if (arguments.value(Arguments.NAMED, "context") instanceof Map<?, ?> context
                && Boolean.TRUE.equals(context.get(LEAVE_ALONE))) {
            return arguments;
        }
        return switch (method) {
            case "load" -> loaded(arguments);
            case "create" -> new Arguments(List.of(created(arguments.value(0, "vals_list"))), arguments.kwargs());
            default -> arguments;
        };
    }

    private static Arguments loaded(Arguments arguments) {
        List<?> columns = arguments.list(0, "fields");
        int column = columns.indexOf(CONTENT);
        List<Object> rows = new ArrayList<>();
        for (Object row : arguments.list(1, "data")) {
            List<Object> cells = new ArrayList<>((List<?>) row);
            if (column >= 0) {
                cells.set(column, smaller(cells.get(column)));
            }
            rows.add(cells);
        }
        return new Arguments(List.of(columns, rows), arguments.kwargs());
    }

    private static Object created(Object values) {
        if (values instanceof List<?> many) {
            return many.stream().map(Images::created).toList();
        }
        Map<String, Object> one = new LinkedHashMap<>(Arguments.map(values));
        one.computeIfPresent(CONTENT, (name, content) -> smaller(content));
        return one;
    }

    private static Object smaller(Object content) {
        if (!(content instanceof String base64)) {
            return content;
        }
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(Values.decoded(base64)));
            boolean fits = image == null || Math.max(image.getWidth(), image.getHeight()) <= LARGEST_SIDE;
            return fits ? content : Base64.getEncoder().encodeToString(scaled(image));
        } catch (IOException e) {
            return content;
        }
    }

    private static byte[] scaled(BufferedImage image) {
        double factor = (double) LARGEST_SIDE / Math.max(image.getWidth(), image.getHeight());
        int width = Math.max(1, (int) (image.getWidth() * factor));
        int height = Math.max(1, (int) (image.getHeight() * factor));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(scaled, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
