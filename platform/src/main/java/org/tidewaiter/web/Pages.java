package org.tidewaiter.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.dataquality.StoredDataCheck;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.search.Search;

/** The pages of one workspace, served over HTTP. */
public final class Pages {
    /** The port asked for when no one says otherwise. */
    public static final int DEFAULT_PORT = 8017;

    /** Only this machine. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int PORTS_TRIED = 50;
    private static final int LAST_PORT = 65_535;

    private Pages() {}

    /**
     * A server at work.
     *
     * @param url where the pages are
     * @param address the same with the secret that opens them
     * @param server the server itself
     * @param door where commands come in
     */
    public record Running(String url, String address, Javalin server, AutoCloseable door) implements AutoCloseable {
        /** The address of one of its pages, such as /what-for, with the secret. */
        public String at(String page) {
            return url + page + address.substring(address.lastIndexOf('?'));
        }

        /** Stops serving; requests under way are cut. */
        public void stop() {
            try {
                door.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                server.stop();
            }
        }

        /** Takes no more commands; for a process that ends at once. */
        public void stopAtOnce() {
            try {
                door.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            stop();
        }
    }

    /** Serves the workspace on loopback, without checks. */
    public static Running start(Workspace workspace, int port, CommandRunner commands) {
        return start(workspace, ServerSettings.onLoopback(port), commands, CheckBook.EMPTY);
    }

    /**
     * Serves the workspace and tells other commands of the same user so.
     *
     * @param workspace what the pages show; it stays the caller's to close
     * @param serving where, under which names, and with which folders
     * @param commands carries out commands that other processes hand over
     * @param book the checks that loads are judged by
     * @throws TidewaiterException of kind INPUT when the host is not one of this machine, of kind USAGE when no port has
     *     the number
     */
    public static Running start(Workspace workspace, ServerSettings serving, CommandRunner commands, CheckBook book) {
        String host = serving.host();
        int port = serving.port();
        requirePort(port);
        Admission admission = new Admission(ApiToken.of(workspace));
        for (int attempt = 0; attempt < PORTS_TRIED; attempt++) {
            int candidate = port == 0 ? 0 : port + attempt;
            if (candidate > LAST_PORT) {
                break;
            }
            if (port != 0 && !isFree(host, candidate)) {
                continue;
            }
            Javalin server =
                    Javalin.create(config -> configure(config, workspace, serving, candidate, admission, book));
            try {
                server.start();
            } catch (JavalinBindException e) {
                continue; // another process was quicker
            }
            String url = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port();
            CommandDoor door = CommandDoor.open(workspace.directory(), commands);
            workspace.announce(url, url + "/" + admission.query(), door.path());
            return new Running(url, url + "/" + admission.query(), server, door);
        }
        throw new TidewaiterException(
                Kind.INPUT,
                "No port from " + port + " to " + Math.min(LAST_PORT, port + PORTS_TRIED - 1) + " can be opened on "
                        + host,
                "give another one with --port, or an address of this machine with --host");
    }

    private static void configure(
            JavalinConfig config,
            Workspace workspace,
            ServerSettings serving,
            int port,
            Admission admission,
            CheckBook book) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.asyncTimeout = 0;
        config.http.maxRequestSize = RequestLimits.LARGEST_FORM;
        config.jetty.multipartConfig.cacheDirectory(
                workspace.temporary().toAbsolutePath().toString());
        config.jetty.multipartConfig.maxInMemoryFileSize(1, SizeUnit.MB);
        config.jetty.multipartConfig.maxFileSize(RequestLimits.uploadMegabytes(), SizeUnit.MB);
        config.jetty.multipartConfig.maxTotalRequestSize(RequestLimits.uploadMegabytes(), SizeUnit.MB);
        Connections.listen(config.jetty, serving.host(), port);
        config.router.javaLangErrorHandler(ErrorPages::outOfMemory);
        routes(
                config.routes,
                workspace,
                serving,
                admission,
                book,
                searchOf(config, workspace),
                questionsOf(config, workspace));
    }

    private static RecentQuestions questionsOf(JavalinConfig config, Workspace workspace) {
        RecentQuestions questions = new RecentQuestions(workspace.lake());
        config.events.serverStopping(questions::close);
        return questions;
    }

    /** The search of the workspace, which follows every change from the server's start to its stop. */
    private static Search searchOf(JavalinConfig config, Workspace workspace) {
        Search search = new Search(workspace);
        config.events.serverStarted(() -> search.follow(workspace));
        config.events.serverStopping(search::close);
        return search;
    }

    /** The table of routes: what the server answers, at one glance. */
    private static void routes(
            RoutesConfig routes,
            Workspace workspace,
            ServerSettings serving,
            Admission admission,
            CheckBook book,
            Search search,
            RecentQuestions kept) {
        Answers answers = new Answers(workspace.lake());
        Api api = new Api(workspace, answers, search);
        CompanyPage company = new CompanyPage(workspace.lake(), answers);
        SearchPage found = new SearchPage(search);
        Forms forms = new Forms();
        CachedQuality known = new CachedQuality(workspace, book);
        CheckingJob judging = new CheckingJob(new StoredDataCheck(workspace.lake(), book));
        RankedPage ranked = new RankedPage(workspace, answers);
        LoadsPage loads = new LoadsPage(workspace, book, forms, answers);
        QuarantineDownload quarantine = new QuarantineDownload(workspace.lake(), answers);
        QualityPage quality = new QualityPage(book, known, judging, forms, answers);
        DefectsPage defects = new DefectsPage(workspace, book, answers);
        LetterPage letter = new LetterPage(workspace, book, answers);
        MapPage map = new MapPage(workspace, book, forms, new FileFolders(serving.files()));
        DeclarationPage declaration = new DeclarationPage(workspace, forms, answers);
        QueryPage query = new QueryPage(workspace, forms, answers);
        AnalysesPage analyses = new AnalysesPage(workspace.lake(), kept, new ReportJobs(workspace.lake()), forms);
        QuestionsPage questions = new QuestionsPage(workspace.lake(), forms);
        OwnFiguresPage own = new OwnFiguresPage(workspace.lake(), forms);
        SelfAssessmentPage assessment = new SelfAssessmentPage(workspace, analyses, forms);
        ControlsApi controls = new ControlsApi(workspace);
        routes.before(new Guard(serving))
                .before(admission)
                .before(new RequestLimits())
                .before(PageLanguage::keep)
                .get("/", new OverviewPage(workspace, known, answers)::show)
                .get("/ranked", ranked::show)
                .get("/ranked.csv", ranked::download)
                .get("/declaration", declaration::show)
                .post("/declaration/control", declaration::record)
                .get("/search", found::show)
                .get("/analyses", GalleryPage::show)
                .get("/analyses/{name}", analyses::show)
                .post("/analyses/{name}/stop", analyses::stop)
                .get("/analyses/{name}/behind", analyses::behind)
                .get("/analyses/{name}/file", analyses::file)
                .get("/director", new DirectorPage(analyses)::show)
                .get("/what-for", context -> Templates.show(context, "what-for", WhatFor.page(context)))
                .get("/own-figures", own::form)
                .post("/own-figures", own::show)
                .get("/self-assessment", assessment::form)
                .post("/self-assessment", assessment::take)
                .post("/api/v1/self-assessment", assessment::api)
                .get("/questions", questions::list)
                .post("/questions", questions::save)
                .get("/questions/{name}", questions::show)
                .post("/questions/{name}/ask", questions::ask)
                .post("/questions/{name}/drop", questions::drop)
                .get("/query", query::show)
                .post("/query", query::ask)
                .get("/company", company::show)
                .get("/company/{id}", company::show)
                .get("/model", new ModelPage(workspace)::show)
                .get("/loads", loads::show)
                .get("/quarantine.csv", quarantine::download)
                .post("/quarantine/{id}", loads::correct)
                .post("/quarantine/{id}/dismiss", loads::dismiss)
                .get("/map", map::show)
                .post("/map", map::choose)
                .post(RequestLimits.UPLOAD, map::upload)
                .get("/quality", quality::show)
                .post("/quality/judge", quality::judge)
                .get("/defects", defects::show)
                .get("/defects.csv", defects::download)
                .get("/checks", new ChecksPage(book, known, answers)::show)
                .get("/letter", letter::show)
                .get("/letter.pdf", letter::pdf)
                .get("/api/v1/analyses", analyses::apiList)
                .get("/api/v1/analyses/{name}", analyses::api)
                .get("/api/v1/analyses/{name}/behind", analyses::apiBehind)
                .get("/api/v1/questions", questions::apiList)
                .get("/api/v1/questions/{name}", questions::api)
                .get("/api/v1/questions/{name}/answers", questions::apiHistory)
                .get("/api/status", api::status)
                .get("/api/assessments/last", api::lastAssessment)
                .get("/api/declaration", api::declaration)
                .get("/api/search", api::search)
                .get("/api/company", api::company)
                .get("/api/company/{id}", api::company)
                .get("/api/model", api::model)
                .get("/api/controls", controls::get)
                .post("/api/controls", controls::post)
                .get(
                        "/health",
                        context ->
                                context.contentType("text/plain; charset=utf-8").result("ok\n"))
                .get("/favicon.ico", context -> context.redirect(StaticFiles.url("mark.svg")))
                .get("/static/{name}", StaticFiles::serve)
                .post("/api/loads", LoadsApi.of(workspace, book.checkers())::post);
        ErrorPages.register(routes);
    }

    /**
     * Refuses a number that no port has, so that a command can do so before its work.
     *
     * @throws TidewaiterException of kind USAGE
     */
    public static void requirePort(int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "There is no port " + port,
                    "give --port a number from 0 (any that is free) to " + LAST_PORT);
        }
    }

    private static boolean isFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
