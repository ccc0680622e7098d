package org.tidewaiter.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.OwnerOnly;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.MessageLoad;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingPreview;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.notation.StatedStyle;

/**
 * From a file to a mapping: what is proposed for each column, corrected by a person, tried on the first rows, saved or loaded
 * with. Files are uploaded, or named below the folders of the server.
 */
public final class MapPage {
    private static final int PREVIEWED = 20;
    private static final int EXAMPLES = 3;

    private final Workspace workspace;
    private final CheckBook book;
    private final Forms forms;
    private final FileFolders folders;

    MapPage(Workspace workspace, CheckBook book, Forms forms, FileFolders folders) {
        this.folders = folders;
        this.workspace = workspace;
        this.book = book;
        this.forms = forms;
    }

    void show(Context context) {
        forms.requireThisMachine(context);
        MapView.MappedFile source = source(context.queryParam("file"), context.queryParam("upload"));
        if (source == null) {
            Templates.showInLanguage(context, "map", view(context, null, null, null));
            return;
        }
        try {
            Templates.showInLanguage(context, "map", view(context, source, null, null));
        } catch (TidewaiterException e) {
            context.status(400);
            Templates.showInLanguage(
                    context, "map", view(context, null, null, PageError.of(e, PageLanguage.of(context))));
        }
    }

    /** Keeps an uploaded file and goes on with it. */
    void upload(Context context) throws IOException {
        forms.checkBeforeBody(context);
        UploadedFile file = context.uploadedFile("file");
        if (file == null || file.size() == 0) {
            context.status(400);
            Templates.showInLanguage(
                    context,
                    "map",
                    view(
                            context,
                            null,
                            null,
                            PageError.of(
                                    "No file was chosen, or it is empty.",
                                    "Aucun fichier n’a été choisi, ou il est vide.",
                                    PageLanguage.of(context))));
            return;
        }
        String cleaned = file.filename().replaceAll(".*[/\\\\]", "").replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        String name = cleaned.matches("\\.*") ? "file" : cleaned;
        String id = UUID.randomUUID() + "/" + name.substring(Math.max(0, name.length() - 120));
        Path target = uploads().resolve(id);
        OwnerOnly.directory(uploads());
        OwnerOnly.directory(Objects.requireNonNull(target.getParent()));
        OwnerOnly.file(target);
        try (var in = file.content();
                OutputStream out = Files.newOutputStream(target)) {
            in.transferTo(out);
        }
        String there = "/map?upload=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        context.redirect(PageLanguage.of(context).in(there), HttpStatus.SEE_OTHER);
    }

    /** Shows the choice with a preview, answers with it as a file, or loads with it. */
    void choose(Context context) {
        forms.check(context);
        MapView.MappedFile source = source(context.formParam("file"), context.formParam("upload"));
        if (source == null) {
            throw new TidewaiterException(Kind.INPUT, "No file is named", "start at /map");
        }
        String action = Objects.requireNonNullElse(context.formParam("action"), "preview");
        try {
            switch (action) {
                case "load" -> load(context, source);
                case "save" -> save(context, source);
                default ->
                    Templates.showInLanguage(context, "map", view(context, source, choice(context, source), null));
            }
        } catch (TidewaiterException e) {
            if (e.kind() == Kind.INTERNAL || e.kind() == Kind.BUSY) {
                throw e;
            }
            context.status(400);
            Templates.showInLanguage(
                    context,
                    "map",
                    view(context, source, choice(context, source), PageError.of(e, PageLanguage.of(context))));
        }
    }

    private void load(Context context, MapView.MappedFile source) {
        Path path = path(source);
        LoadOptions options = LoadOptions.plain(Admission.actorOf(context));
        LoadReport report = MessageLoad.load(workspace, path, book.checkers().get(), options, LoadProgress.SILENT)
                .orElseGet(() -> {
                    MapChoice choice = choice(context, source);
                    Mapping mapping = Mapping.parse(choice.yaml(path), choice.name());
                    return TableLoad.load(workspace, path, mapping, options, LoadProgress.SILENT);
                });
        context.redirect(PageLanguage.of(context).in("/loads?loaded=" + report.loadId()), HttpStatus.SEE_OTHER);
    }

    private void save(Context context, MapView.MappedFile source) {
        MapChoice choice = choice(context, source);
        String yaml = choice.yaml(path(source));
        Mapping.parse(yaml, choice.name());
        String name = choice.name().replaceAll("[^A-Za-z0-9._-]", "_");
        context.header("Content-Disposition", "attachment; filename=\"" + name + ".yaml\"")
                .contentType("application/yaml; charset=utf-8")
                .result(yaml);
    }

    private MapChoice choice(Context context, MapView.MappedFile source) {
        return MapChoice.of(context, path(source), nameOf(source));
    }

    private MapView view(
            Context context,
            MapView.@Nullable MappedFile source,
            @Nullable MapChoice choice,
            @Nullable PageError error) {
        if (source == null) {
            return new MapView(
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    StatedStyle.NOTHING,
                    "",
                    "",
                    null,
                    error,
                    parts(),
                    folders.names(),
                    forms.token());
        }
        Path path = path(source);
        String format = MessageLoad.formatOf(path).orElse(null);
        if (format != null) {
            return new MapView(
                    source,
                    format,
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    StatedStyle.NOTHING,
                    "",
                    "",
                    null,
                    error,
                    parts(),
                    folders.names(),
                    forms.token());
        }
        StatedStyle stated = choice == null ? StatedStyle.NOTHING : choice.stated();
        MappingProposal proposed = MapChoice.proposal(path, stated);
        MappingProposal chosen = choice == null ? proposed : proposed.choosing(choice.fields());
        Map<String, String> constants = choice == null ? Map.of() : choice.constants();
        String name = choice == null ? nameOf(source) : choice.name();
        String yaml = chosen.chosenYaml(name, constants);
        MappingPreview preview = null;
        PageError problem = error;
        try {
            preview = MappingPreview.of(path, Mapping.parse(yaml, name), PREVIEWED);
        } catch (TidewaiterException e) {
            problem = error == null && choice != null ? PageError.of(e, PageLanguage.of(context)) : error;
        }
        return new MapView(
                source,
                null,
                columns(chosen),
                chosen.chosenRemarks(),
                chosen.missing().stream()
                        .map(f -> new MapView.MissingField(f, chosen.fitting(f)))
                        .toList(),
                constants,
                stated,
                name,
                yaml,
                preview,
                problem,
                parts(),
                folders.names(),
                forms.token());
    }

    private static List<MapView.FileColumn> columns(MappingProposal proposal) {
        List<List<String>> examples = proposal.examples(EXAMPLES);
        List<MapView.FileColumn> columns = new ArrayList<>();
        for (int c = 0; c < proposal.columns().size(); c++) {
            columns.add(new MapView.FileColumn(c, proposal.columns().get(c), examples.get(c)));
        }
        return columns;
    }

    private static List<MapView.FieldGroup> parts() {
        return Arrays.stream(Field.ModelPart.values())
                .map(p -> new MapView.FieldGroup(
                        DisplayText.words(p.name().toLowerCase(java.util.Locale.ROOT)),
                        Arrays.stream(Field.values()).filter(f -> f.part() == p).toList()))
                .toList();
    }

    private static MapView.@Nullable MappedFile source(@Nullable String file, @Nullable String upload) {
        if (upload != null && !upload.isBlank()) {
            if (!upload.matches("[0-9a-f-]{36}/[\\p{L}\\p{N}_ -][\\p{L}\\p{N}._ -]*")) {
                throw new TidewaiterException(Kind.INPUT, "There is no such upload", "upload the file again");
            }
            return new MapView.MappedFile(upload, true);
        }
        return file == null || file.isBlank() ? null : new MapView.MappedFile(file.trim(), false);
    }

    private Path path(MapView.MappedFile source) {
        if (source.uploaded()) {
            Path path = uploads().resolve(source.named());
            if (!Files.exists(path)) {
                throw new TidewaiterException(Kind.INPUT, "The upload is not there any more", "upload the file again");
            }
            return path;
        }
        return folders.find(source.named());
    }

    private Path uploads() {
        return workspace.temporary().resolve("uploads");
    }

    private static String nameOf(MapView.MappedFile source) {
        return source.named().replaceAll(".*[/\\\\]", "").replaceAll("(?i)\\.(csv|txt|tsv)?(\\.gz)?$", "");
    }
}
