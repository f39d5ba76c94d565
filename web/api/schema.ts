// The types of /api/openapi.json. Nobody edits them: `npm run api` renews this file.

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: operations["readHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service reaches its registry */
        get: operations["readReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures for Prometheus, for this machine and the addresses that the operator named */
        get: operations["readMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description */
        get: operations["readDescription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue of problems */
        get: operations["listProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One problem: where the type of an answer leads */
        get: operations["readProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a session; where the account has an authenticator, with its code or a recovery code */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How people sign in here beside by password: the identity service, or null */
        get: operations["readLoginWays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login/outside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sign in through the identity service: the browser is led there */
        get: operations["beginOutsideLogin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login/outside/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the identity service leads the browser back to; begins a session, unless the account asks for more */
        get: operations["returnFromOutside"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login/outside/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show what the account asks beside the identity: a code, and once the password, which confirms the link */
        post: operations["finishOutsideLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, what they may do, and where */
        get: operations["readOwnAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the password; all other sessions of the account end */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to set up an authenticator: its secret, and the address to show as a QR code */
        post: operations["beginSecondFactor"];
        /** Take the authenticator away */
        delete: operations["removeSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the authenticator by a first code; the recovery codes are shown this once */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * People of the register, by number, phone, name, initials, place of registration, status or reason; on a day, as it was then
         * @description Permission: person.search
         */
        post: operations["searchPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many people a search finds, counted up to 10000; on a day, as the register was then
         * @description Permission: person.search
         */
        post: operations["countPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One person: indicators and who verified them, five insurances, findings, merges; on a day, as it was then
         * @description Permission: person.read
         */
        get: operations["readPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{key}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed about a person, the last first: when, by which run or by whom, which indicators; local values, and rulings on rows
         * @description Permission: person.history
         */
        get: operations["readPersonHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{key}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Number, phone, address or values of local indicators in full, for a reason that the audit keeps
         * @description Permission: person.reveal
         */
        post: operations["revealPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{key}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who looked at the record of a person, the last first: read, revealed or exported it, or read a finding or decision that shows it; searches do not count
         * @description Permission: person.readers
         */
        get: operations["listPersonReaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{key}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why the register has a person as they are: what each source said, how its rows were linked, which rule decided, where each value came from
         * @description Permission: person.read
         */
        get: operations["readPersonEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * People whom a clerk can rule on from the records (ask = desk), at most 10, those whose links are surest first, each with the rows that may be somebody else’s; without those of whom a decision waits
         * @description Permission: person.verify
         */
        post: operations["listDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/likely-rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * People who are to be visited, while a row that no number leads to anybody is likely theirs and could answer for them, at most 10, the surest first; without those of whom a decision waits
         * @description Permission: person.verify
         */
        post: operations["listLikelyRows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/likely-rows/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many people are to be visited beside a row that is likely theirs, counted up to 10000
         * @description Permission: person.verify
         */
        post: operations["countLikelyRows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{key}/row-rulings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A row that is likely a person’s is theirs, by its number, or is not; it waits for a second person and is a ruling of the next run
         * @description Permission: person.verify
         */
        post: operations["ruleOnRow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{key}/ruling-undoings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A ruling on a row was wrong: it waits for a second person, then no run is told of it and the row may be shown again
         * @description Permission: person.verify
         */
        post: operations["takeBackRuling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{key}/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What was found out about a person, by column or local indicator; it waits for a second person
         * @description Permission: person.verify
         */
        post: operations["verifyPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{key}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Another entry is the same person (一人多号) and is to be merged into this one; it waits for a second person
         * @description Permission: person.merge.propose
         */
        post: operations["mergePeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{key}/merge-undoings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An entry that was merged into this one is another person after all; it waits for a second person
         * @description Permission: person.merge.propose
         */
        post: operations["undoMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{key}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody is to be asked at the door, whom the records do not answer for, or because of a finding; it waits for a second person
         * @description Permission: person.verify
         */
        post: operations["sendToVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was proposed about people and waits for a second person, oldest first
         * @description Permission: person.history
         */
        get: operations["listPersonDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-decisions/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was proposed about a person with the values in full, for whoever is to approve them
         * @description Permission: person.decision.approve
         */
        get: operations["readPersonDecision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-decisions/{key}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve what somebody else proposed about a person: it is written into the register
         * @description Permission: person.decision.approve
         */
        post: operations["approvePersonDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/person-decisions/{key}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse what somebody else proposed about a person, with a reason
         * @description Permission: person.decision.approve
         */
        post: operations["refusePersonDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Findings of an area, or that concern people there, by state, code and insurance
         * @description Permission: finding.read
         */
        post: operations["searchFindings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many findings of each code are in each state
         * @description Permission: finding.read
         */
        get: operations["countFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * With which departments findings lie, since when, and how many came back or were solved
         * @description Permission: finding.read
         */
        get: operations["listDepartments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One finding: the people it concerns side by side, the rows it rests on, and what became of it
         * @description Permission: finding.read
         */
        get: operations["readFinding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{key}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what should become of a finding; a second person approves it
         * @description Permission: finding.decide
         */
        post: operations["proposeFindingDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/finding-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decisions on findings that wait for their second person, oldest first
         * @description Permission: finding.read
         */
        get: operations["listFindingDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/finding-decisions/{key}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve what somebody else decided about a finding
         * @description Permission: finding.approve
         */
        post: operations["approveFindingDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/finding-decisions/{key}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse what somebody else decided about a finding, with a reason
         * @description Permission: finding.approve
         */
        post: operations["refuseFindingDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Units of the register, by credit code, beginning of the name, area, and whether they are registered; on a day, as it was then
         * @description Permission: unit.read
         */
        post: operations["searchUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One unit and what it was before; on a day, as it was then
         * @description Permission: unit.read
         */
        get: operations["readUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures of an area and of the divisions one level below, from the last published run, one of a quarter, or the last as of a day
         * @description Permission: statistics.read
         */
        get: operations["readStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures of an area in every published run, oldest first; as of a day, in those published by then
         * @description Permission: statistics.read
         */
        get: operations["readTrend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A division and those one level below; 000000 lists the provinces */
        get: operations["readDivision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/division-names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The names of at most 100 divisions, asked for by their codes with commas between; of unknown ones nothing is told */
        get: operations["readDivisionNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Batches that were sent, the newest first
         * @description Permission: run.start
         */
        get: operations["listBatches"];
        put?: never;
        /**
         * Begin a batch of extracts of an area; its files, batch.yaml among them, are sent one by one
         * @description Permission: run.start
         */
        post: operations["createBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A batch and the files that have come
         * @description Permission: run.start
         */
        get: operations["readBatch"];
        put?: never;
        post?: never;
        /**
         * Take a batch away with its files; the results of its jobs stay, without the rows behind them
         * @description Permission: run.start
         */
        delete: operations["deleteBatch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{key}/files/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send a piece of a file; `at` is where it begins. After a broken connection the file’s size tells where to go on
         * @description Permission: run.start
         */
        put: operations["putFile"];
        post?: never;
        /**
         * Take a file away from a batch
         * @description Permission: run.start
         */
        delete: operations["deleteFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{key}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at every file before anything runs: encoding, columns, rows; the job’s result tells
         * @description Permission: run.start
         */
        post: operations["checkBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{key}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run the comparison over the batch, as a job
         * @description Permission: run.start
         */
        post: operations["compareBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{key}/description": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What batch.yaml says, and what each file looks like: the kinds that its header fits, the likeliest first
         * @description Permission: run.start
         */
        get: operations["readBatchDescription"];
        /**
         * Write batch.yaml: the reference date, the quarter, and what each file is; the area is that of the batch
         * @description Permission: run.start
         */
        put: operations["describeBatch"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jobs of an area, the newest first: of one batch, about one run, or about one policy table
         * @description Permission: run.read
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A job: what it is at, what came of it or why it failed
         * @description Permission: run.read
         */
        get: operations["readJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{key}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom a preview names for each change, as far as one may see them
         * @description Permission: person.read
         */
        get: operations["readPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{key}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a job is at, as server-sent events: `progress` at every change, `end` with its state. Ends after five minutes, and with the session; asked again, it goes on
         * @description Permission: run.read
         */
        get: operations["followJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{key}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a job: what it began leaves nothing behind
         * @description Permission: run.read
         */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{key}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a comparison found, before it is proposed: sources, balance of rows, people, coverage, checks
         * @description Permission: run.read
         */
        get: operations["readJobSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{key}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows that a comparison did not accept, with the cell and the reason, by file and row
         * @description Permission: reject.read
         */
        get: operations["listRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{key}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose the results of a comparison for the register, as a job; a second person approves
         * @description Permission: run.publish.propose
         */
        post: operations["proposeRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs that were proposed for the register and touch one’s area, the newest first
         * @description Permission: run.read
         */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A run; its figures, and the job and batch it came from, where all of its area is one’s own
         * @description Permission: run.read
         */
        get: operations["readRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{key}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What publishing a proposal would change, as a job: counts, and a few people for each change
         * @description Permission: run.read
         */
        post: operations["previewRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{key}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who entered, left or changed a code between this run and a later one, and because of which source, as a job
         * @description Permission: run.read
         */
        post: operations["compareRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{key}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve what somebody else proposed and publish it, as a job: all of it or nothing
         * @description Permission: run.publish.approve
         */
        post: operations["approveRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{key}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse a proposal, with a reason
         * @description Permission: run.publish.approve
         */
        post: operations["refuseRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{key}/quarterly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The official table of a run: cities of one’s own, the difference to the last quarter that was filed
         * @description Permission: quarterly.read
         */
        get: operations["readQuarterly"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{key}/quarterly/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people whom a figure of the table counts, as the register has them now: `cell=520300:9` or `total:9`
         * @description Permission: quarterly.people
         */
        get: operations["listPeopleOfFigure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{key}/quarterly/filing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * File the table of a published run: it is frozen; filed again for the quarter, it is a new version that says why
         * @description Permission: quarterly.file
         */
        post: operations["fileQuarterly"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quarterly-tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tables that were filed and touch one’s area, the newest first; as of a day, of each quarter the version that held
         * @description Permission: quarterly.read
         */
        get: operations["listQuarterlyTables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quarterly-tables/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A table as it was filed, with the difference to the quarter before: to the version that held when it was filed, or on a day
         * @description Permission: quarterly.read
         */
        get: operations["readQuarterlyTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{key}/quarterly/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The official table of a run as the form, a spreadsheet
         * @description Permission: quarterly.read
         */
        get: operations["drawQuarterly"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{key}/quarterly/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The official table of a run as the form, a PDF with places to sign
         * @description Permission: quarterly.read
         */
        get: operations["printQuarterly"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quarterly-tables/{key}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A table as it was filed, with the names of who signed it: the form as a spreadsheet
         * @description Permission: quarterly.read
         */
        get: operations["drawQuarterlyTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quarterly-tables/{key}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A table as it was filed, with the names of who signed it: the form as a PDF
         * @description Permission: quarterly.read
         */
        get: operations["printQuarterlyTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decision tables that were proposed and hold in one’s area, the newest first
         * @description Permission: policy.read
         */
        get: operations["listPolicyTables"];
        put?: never;
        /**
         * Propose a decision table for one’s own province from a day on; a second person approves
         * @description Permission: policy.propose
         */
        post: operations["proposePolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The decision table that holds in an area on a day: the approved one, or the default one
         * @description Permission: policy.read
         */
        get: operations["readPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-tables/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One decision table, row by row
         * @description Permission: policy.read
         */
        get: operations["readPolicyTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-tables/{key}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a proposed decision table would change, and where, were the extracts of a published run compared under it, as a job; the latest run of one’s area, where none is named. `whole`: of all runs that the province’s register is made of
         * @description Permission: run.read
         */
        post: operations["previewPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-tables/{key}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve the decision table that somebody else proposed: runs whose day is in its time go by it
         * @description Permission: policy.approve
         */
        post: operations["approvePolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-tables/{key}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse a decision table that somebody else proposed, with a reason
         * @description Permission: policy.approve
         */
        post: operations["refusePolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Indicators of the ministry (41 tables 1 to 4), and the local ones of one’s areas, ended ones too
         * @description Permission: person.read
         */
        get: operations["listIndicators"];
        put?: never;
        /**
         * Add a local indicator that is verified of the people of an area: no code is written for it
         * @description Permission: indicator.manage
         */
        post: operations["addIndicator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/indicators/{code}/ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a local indicator for a reason: it is not verified any more, and its values stay readable
         * @description Permission: indicator.manage
         */
        post: operations["endIndicator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a search finds as a spreadsheet, at most 50000 people, for a reason that the audit keeps; every row carries who exported it
         * @description Permission: person.export
         */
        post: operations["exportPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The findings that were sent to a department, with the people they concern, as a spreadsheet to hand over; numbers in full for a purpose
         * @description Permission: person.export
         */
        post: operations["handOverFindings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts of offices in the caller’s areas, with their roles
         * @description Permission: user.read
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Make an account for somebody of an office; the security administrator grants its roles
         * @description Permission: user.manage
         */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{key}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an account a new one-time password; it is unlocked, and its sessions end
         * @description Permission: user.manage
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{key}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take away the authenticator that somebody lost; their sessions end
         * @description Permission: user.manage
         */
        delete: operations["resetSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{key}/outside-identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Link an account with an identity of the identity service; its owner confirms it when they first sign in by it
         * @description Permission: user.manage
         */
        put: operations["linkOutsideIdentity"];
        post?: never;
        /**
         * Take the link with an outside identity away; the account’s sessions end
         * @description Permission: user.manage
         */
        delete: operations["unlinkOutsideIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{key}/disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Disable an account and end its sessions, or let it in again
         * @description Permission: user.manage
         */
        put: operations["disableAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{key}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant a role in an area, never to oneself
         * @description Permission: role.grant
         */
        post: operations["grantRole"];
        /**
         * Take a role back; it ends at once, also in open sessions
         * @description Permission: role.grant
         */
        delete: operations["revokeRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests to see the caller’s areas, and what became of them, the newest first
         * @description Permission: exception.grant
         */
        get: operations["listExceptions"];
        put?: never;
        /**
         * Ask to see an area outside one’s own for a reason and some days; a reviewer of that area decides
         * @description Permission: exception.request
         */
        post: operations["requestException"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one asked to see outside one’s own areas, and what became of it, the newest first */
        get: operations["listOwnExceptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exceptions/{key}/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open the area from now on for some days, for reading only
         * @description Permission: exception.grant
         */
        post: operations["grantException"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exceptions/{key}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse, with a reason
         * @description Permission: exception.grant
         */
        post: operations["refuseException"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deeds of the accounts of the caller’s areas, the newest first: of an account, about an object (and the exports in which a person or finding stood), of a kind, of a time
         * @description Permission: audit.read
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/exports/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who and which findings stood in a list that was exported, by their keys alone
         * @description Permission: audit.read
         */
        get: operations["readExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go through the whole chain: whether an entry was changed, removed, added or moved
         * @description Permission: audit.read
         */
        post: operations["verifyAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The data keys, how much each sealed and how far a rotation is; never a key. Goes through every sealed value
         * @description Permission: key.manage
         */
        get: operations["listKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the service is: versions, room, jobs, last runs, audit chain, sessions, requests of the last minutes; and what needs somebody
         * @description Permission: service.read
         */
        get: operations["readHealthReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessException: {
            key: string;
            account: string;
            login: string;
            name: string;
            area: string;
            reason: string;
            requestedAt: string;
            requestedDays: number;
            /** @enum {string} */
            state: "requested" | "granted" | "refused" | "ended";
            validFrom: string | null;
            validTo: string | null;
            refusal: string | null;
        };
        Account: {
            key: string;
            login: string;
            name: string;
            area: string;
            mustChangePassword: boolean;
            hasSecondFactor: boolean;
            hasOutsideIdentity: boolean;
            lockedUntil: string | null;
            demonstration: boolean;
            createdAt: string;
            disabledAt: string | null;
            grants: {
                role: string;
                area: string;
            }[];
        };
        AuditEntry: {
            seq: number;
            at: string;
            account: string | null;
            login: string | null;
            role: string | null;
            address: string | null;
            action: string;
            objectKind: string | null;
            objectId: string | null;
            purpose: string | null;
            result: string;
            details: {
                [key: string]: unknown;
            };
        };
        Batch: {
            key: string;
            area: string;
            name: string;
            madeBy: string;
            madeAt: string;
        };
        CatalogueEntry: {
            type: string;
            code: string;
            status: number;
            zh: string;
            en: string;
        };
        DataKey: {
            id: number;
            createdAt: string;
            usedFrom: string | null;
            isCurrent: boolean;
            resealedAt: string | null;
            sm4: number;
            aes: number;
        };
        DescribedFile: {
            file: string;
            /** @enum {string} */
            kind: "household" | "enrolment" | "benefit" | "employment" | "salary" | "establishment" | "unit" | "student" | "death" | "absence" | "assistance" | "card" | "elsewhere" | "verified" | "ruling";
            encoding: string | null;
            delimiter: string | null;
            columns: {
                [key: string]: string;
            };
            values: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        };
        DeskPerson: {
            person: components["schemas"]["PersonRow"];
            quarter: string;
            evidence: {
                statements: {
                    kind: string;
                    file: string;
                    row: number;
                    fields: {
                        column: string;
                        /** @description Chinese name of the column */
                        name: string;
                        /** @description as the department wrote it; masked */
                        text: string;
                        /** @description the same for all fields of a column that said the same */
                        variant: number;
                    }[];
                    /** @description columns of a row of somebody else that are not shown */
                    withheld: string[];
                    numberMatch: string;
                    nameMatch: string | null;
                    decision: string;
                    /**
                     * @description for whom the row counts
                     * @enum {unknown}
                     */
                    holder: "person" | "another" | "nobody";
                    /** @description the link in words */
                    why: string;
                }[];
                /** @description the rows were read again; otherwise only what the results kept is told */
                reread: boolean;
                notes: string[];
                doubts: {
                    kind: string;
                    file: string;
                    row: number;
                    /** @description review_link: a name that is only like; near: a number that is only near */
                    cause: string;
                    /** @description whose codes rest on the row */
                    insurances: string[];
                    /** @description where the number of the row differs from that of the register; all others stay masked */
                    digits: {
                        /** @description of the number, from 1 */
                        place: number;
                        register: string;
                        source: string;
                    }[];
                }[];
                registeredAs: {
                    kind: string;
                    file: string;
                    row: number;
                } | null;
            } | null;
        };
        Division: {
            code: string;
            name: string;
            level: string;
        };
        FiledTable: {
            key: string;
            area: string;
            quarter: string;
            version: number;
            run: string;
            /** @description SHA-256 of what was filed */
            digest: string;
            reason: string | null;
            preparedBy: string;
            filedBy: string;
            filedAt: string;
        };
        FindingDecision: {
            key: string;
            finding: string;
            code: string;
            area: string;
            /** @enum {string} */
            state: "open" | "routed" | "dismissed" | "confirmed" | "solved";
            /** @enum {string} */
            action: "confirm" | "dismiss" | "route" | "reopen";
            ruling: ("same" | "different" | "lawful") | null;
            department: string | null;
            otherName: string | null;
            reason: string;
            handler: string;
            handledAt: string;
        };
        FindingRow: {
            key: string;
            code: string;
            insurance: string | null;
            area: string;
            /** @enum {string} */
            state: "open" | "routed" | "dismissed" | "confirmed" | "solved";
            openedAt: string;
            changedAt: string;
            /** @description how many people of the caller’s areas it concerns */
            people: number;
            /** @description of the first three of them */
            names: string[];
            detail: {
                [key: string]: string;
            };
            waiting: string | null;
        };
        Job: {
            key: string;
            /** @enum {string} */
            kind: "check" | "compare" | "propose" | "preview" | "publish" | "difference" | "policy_preview";
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            area: string;
            batch: string | null;
            source: string | null;
            run: string | null;
            laterRun: string | null;
            policy: string | null;
            proposal: string | null;
            askedBy: string;
            askedAt: string;
            begunAt: string | null;
            endedAt: string | null;
            cancelledBy: string | null;
            progress: {
                stage: string;
                said: {
                    zh: string;
                    en: string;
                };
                done: number;
                /** @description 0 where it is not known */
                total: number;
                unit: string;
            } | null;
            result: {
                [key: string]: unknown;
            } | null;
            problem: {
                code: string;
                zh: string;
                en: string;
            } | null;
        };
        LikelyRows: {
            row: string;
            person: components["schemas"]["PersonRow"];
            quarter: string;
            /** @enum {string} */
            certainty: "very_high" | "high" | "fair";
            /** @description thousandths of a bit above even odds */
            odds: number;
            agreement: {
                column: string;
                /** @description of the column, in words */
                name: string;
                /** @description how far both agree, in words */
                said: string;
                /** @description thousandths of a bit; below 0 it speaks against */
                weight: number;
            }[];
            /** @enum {string} */
            answer: "ruling" | "value";
            /** @description codes of insurances that they lack and the rows give */
            values: {
                [key: string]: string;
            };
            registered: {
                kind: string;
                file: string;
                row: number;
                fields: {
                    column: string;
                    /** @description Chinese name of the column */
                    name: string;
                    /** @description as the department wrote it; masked */
                    text: string;
                    /** @description the same for all fields of a column that said the same */
                    variant: number;
                }[];
                /** @description columns that are filled and not shown */
                withheld: string[];
            } | null;
            rows: {
                kind: string;
                file: string;
                row: number;
                fields: {
                    column: string;
                    /** @description Chinese name of the column */
                    name: string;
                    /** @description as the department wrote it; masked */
                    text: string;
                    /** @description the same for all fields of a column that said the same */
                    variant: number;
                }[];
                /** @description columns that are filled and not shown */
                withheld: string[];
                /** @description where the number of the row differs from that of the register; all others stay masked */
                digits: {
                    /** @description of the number, from 1 */
                    place: number;
                    register: string;
                    source: string;
                }[];
            }[];
            notes: string[];
        };
        OwnAccount: {
            key: string;
            login: string;
            name: string;
            mustChangePassword: boolean;
            hasSecondFactor: boolean;
            hasOutsideIdentity: boolean;
            roles: {
                /** @enum {string} */
                role: "ministry" | "province" | "city" | "handler" | "reviewer" | "platform" | "surveyor" | "counter" | "statistician" | "system_administrator" | "security_administrator" | "auditor";
                zh: string;
                en: string;
                area: string;
            }[];
            permissions: ("own.account" | "person.search" | "person.read" | "person.reveal" | "person.history" | "person.readers" | "person.export" | "person.verify" | "person.merge.propose" | "person.decision.approve" | "unit.read" | "finding.read" | "finding.decide" | "finding.approve" | "run.read" | "run.start" | "reject.read" | "run.publish.propose" | "run.publish.approve" | "quarterly.read" | "quarterly.people" | "quarterly.file" | "statistics.read" | "policy.read" | "policy.propose" | "policy.approve" | "indicator.manage" | "exception.request" | "exception.grant" | "user.read" | "user.manage" | "role.grant" | "audit.read" | "key.manage" | "service.read")[];
            /** @description prefixes of division codes; the empty one is the whole country */
            areas: string[];
            exceptions: {
                area: string;
                reason: string;
                /** Format: date-time */
                until: string;
            }[];
        };
        PersonDecision: {
            key: string;
            /** @enum {string} */
            kind: "verify" | "merge" | "unmerge" | "visit" | "row" | "unrule";
            person: string;
            name: string | null;
            other: string | null;
            otherName: string | null;
            finding: string | null;
            area: string;
            fields: string[];
            /** @description a verification that only says of insurances somebody has that they have them, as it is registered */
            confirms: boolean;
            verifiedOn: string | null;
            row: {
                kind: string;
                file: string;
                row: number;
                name: string;
                number: string | null;
                /** @enum {string} */
                ruling: "same" | "different";
            } | null;
            reason: string;
            handler: string;
            handledAt: string;
        };
        PersonRecord: {
            key: string;
            name: string | null;
            sex: string | null;
            birthYear: number | null;
            number: string | null;
            area: string;
            household: string;
            /** @description the five insurances: AIC003, AKC003, ALC003, AJC003, AMC003 */
            codes: {
                [key: string]: string | null;
            };
            disposition: string;
            reasons: string[];
            ask: string | null;
            verifiedOn: string | null;
            phone: string | null;
            address: string | null;
            indicators: {
                [key: string]: string | null;
            };
            /** @description where each insurance is */
            places: {
                [key: string]: string | null;
            };
            required: string[];
            requiredByLaw: string[];
            insuredAreas: string[];
            run: {
                key: string;
                quarter: string;
            } | null;
            validFrom: string;
            leftAt: string | null;
        };
        PersonRow: {
            key: string;
            name: string | null;
            sex: string | null;
            birthYear: number | null;
            number: string | null;
            area: string;
            household: string;
            /** @description the five insurances: AIC003, AKC003, ALC003, AJC003, AMC003 */
            codes: {
                [key: string]: string | null;
            };
            disposition: string;
            reasons: string[];
            ask: string | null;
            verifiedOn: string | null;
        };
        PolicyTable: {
            key: string;
            area: string;
            validFrom: string;
            note: string;
            /** @enum {string} */
            state: "proposed" | "refused" | "approved";
            handler: string;
            proposedAt: string;
            reviewer: string | null;
            decidedAt: string | null;
            refusal: string | null;
        };
        Problem: {
            title: string;
            /** @description address of the entry in the catalogue of problems */
            type: string;
            status: number;
            detail: string;
            /** @enum {string} */
            code: "batch_missing" | "batch_invalid" | "files_refused" | "policy_invalid" | "policy_missing" | "linking_model_invalid" | "output_not_empty" | "sample_area_unknown" | "output_in_use" | "output_taken" | "output_not_writable" | "disk_full" | "disk_full_while_running" | "spark_missing" | "spark_master_missing" | "spark_setting_invalid" | "spark_not_started" | "spark_step_failed" | "memory_limit_reached" | "file_changed" | "record_missing" | "inputs_differ" | "changes_area_differs" | "changes_refused" | "change_unreadable" | "changes_mixed" | "changes_mapped_otherwise" | "change_unclear" | "area_unknown" | "output_missing" | "truth_missing" | "people_too_many" | "person_not_found" | "batch_moved" | "snapshot_gone" | "evidence_busy" | "evidence_lost" | "figure_unknown" | "not_signed_in" | "session_expired" | "login_failed" | "account_locked" | "guesses_too_many" | "service_busy" | "outside_login_off" | "outside_login_unavailable" | "outside_login_stale" | "outside_login_failed" | "outside_link_unconfirmed" | "outside_identity_taken" | "issuer_invalid" | "outside_settings_missing" | "outside_settings_wrong" | "second_factor_needed" | "password_weak" | "password_same" | "permission_missing" | "area_outside" | "area_needed" | "area_code_invalid" | "second_person_needed" | "roles_incompatible" | "role_level_wrong" | "demonstration_refused" | "password_must_change" | "second_factor_exists" | "second_factor_not_begun" | "code_wrong" | "exception_unknown" | "exception_decided" | "address_taken" | "registry_gone" | "registry_in_use" | "socket_folder_refused" | "database_unreachable" | "database_too_old" | "schema_newer" | "schema_changed" | "key_missing" | "key_wrong" | "key_file_refused" | "key_retired" | "key_unknown" | "key_in_use" | "keys_unclear" | "keys_plain" | "master_same" | "register_busy" | "values_broken" | "audit_broken" | "publish_unclear" | "cipher_unknown" | "metrics_elsewhere" | "account_unclear" | "audit_unclear" | "batch_unknown" | "batch_used" | "batch_outside" | "batch_area" | "file_unknown" | "file_gap" | "store_full" | "output_gone" | "job_unknown" | "job_ended" | "job_unfinished" | "streams_too_many" | "job_lost" | "job_failed" | "verification_empty" | "verified_in_future" | "run_unpublished" | "table_unknown" | "table_unchanged" | "correction_unexplained" | "table_raced" | "policy_unknown" | "policy_decided" | "policy_not_provincial" | "policy_day_taken" | "policy_run_missing" | "policy_run_unfit" | "extracts_gone" | "extracts_differ" | "export_too_large" | "export_unknown" | "run_broken" | "run_unknown" | "run_decided" | "run_older" | "run_publishing" | "run_being_published" | "person_unknown" | "field_unknown" | "value_invalid" | "indicator_unknown" | "indicator_taken" | "indicator_invalid" | "indicator_ended" | "finding_unknown" | "action_not_allowed" | "decision_unknown" | "decision_waiting" | "decision_closed" | "visit_already" | "row_unknown" | "ruling_unknown" | "row_not_rulable" | "visit_needless" | "decision_incomplete" | "unit_unknown" | "merge_unknown" | "merge_impossible" | "account_unknown" | "one_time_password_ended" | "password_to_change" | "administrator_protected" | "administrator_not_alone" | "password_unchanged" | "grant_exists" | "grant_unknown" | "accounts_exist" | "login_taken" | "login_invalid" | "role_unknown" | "code_missing" | "password_missing" | "request_invalid" | "request_too_large" | "media_type_wrong" | "request_forged" | "route_unknown" | "already_done" | "idempotency_key_reused" | "raced" | "cursor_invalid" | "unexpected" | "not_ready";
            details: {
                [key: string]: string | number;
            };
        };
        QuarterlyTable: {
            quarter: string;
            dueOn: string;
            /** @description cities that lie inside the caller’s areas */
            rows: {
                city: string;
                name: string;
                /** @description the seventeen columns of the form */
                columns: number[];
            }[];
            total: number[] | null;
            checks: {
                name: string;
                ok: boolean;
                detail: string;
                said?: {
                    zh: string;
                    en: string;
                };
            }[];
            previous: {
                quarter: string;
                version: number;
                /** @description by how much each figure is more than in the table filed before */
                rows: {
                    city: string;
                    name: string;
                    /** @description the seventeen columns of the form */
                    columns: number[];
                }[];
                total: number[] | null;
            } | null;
        };
        Reject: {
            kind: string;
            file: string;
            row: number;
            code: string;
            column: string | null;
            value: string | null;
            message: string;
        };
        Run: {
            key: string;
            area: string;
            asOf: string;
            quarter: string;
            /** @enum {string} */
            state: "proposed" | "refused" | "published";
            proposedBy: string;
            proposedAt: string;
            decidedBy: string | null;
            decidedAt: string | null;
            /** @description approved by its proposer, by an explicit flag */
            alone: boolean;
            refusal: string | null;
            counts: {
                [key: string]: number;
            } | null;
        };
        RunSummary: {
            area: string;
            asOf: string;
            quarter: string;
            sources: {
                kind: string;
                file: string;
                read: number;
                accepted: number;
                rejected: number;
                warnings: number;
                linked: number;
                review: number;
                conflict: number;
                none: number;
            }[];
            skipped: ({
                kind: string;
                file: string;
                reason: {
                    zh: string;
                    en: string;
                };
            } & {
                [key: string]: unknown;
            })[];
            people: {
                total: number;
                local: number;
                nonLocal: number;
                direct: number;
                inProvince: number;
                outOfProvince: number;
                survey: number;
                verified: number;
                visit: number;
                desk: number;
                nonLocalToAsk: number;
            };
            coverage: {
                insurance: string;
                insured: number;
                expected: number;
                missing: number;
                missingByLaw: number;
            }[];
            peopleToAsk: {
                byReason: ({
                    reason: string;
                    people: number;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
            checks: {
                name: string;
                ok: boolean;
                detail: string;
                said?: {
                    zh: string;
                    en: string;
                };
            }[];
            elsewhereGiven: boolean;
        } & {
            [key: string]: unknown;
        };
        SeenFile: {
            name: string;
            bytes: number;
            encoding: string | null;
            delimiter: string | null;
            header: string[];
            guess: ("household" | "enrolment" | "benefit" | "employment" | "salary" | "establishment" | "unit" | "student" | "death" | "absence" | "assistance" | "card" | "elsewhere" | "verified" | "ruling") | null;
            fits: {
                /** @enum {string} */
                kind: "household" | "enrolment" | "benefit" | "employment" | "salary" | "establishment" | "unit" | "student" | "death" | "absence" | "assistance" | "card" | "elsewhere" | "verified" | "ruling";
                columns: {
                    [key: string]: string;
                };
                missing: string[];
            }[];
            fault: {
                zh: string;
                en: string;
            } | null;
        };
        SourceKind: {
            /** @enum {string} */
            kind: "household" | "enrolment" | "benefit" | "employment" | "salary" | "establishment" | "unit" | "student" | "death" | "absence" | "assistance" | "card" | "elsewhere" | "verified" | "ruling";
            columns: {
                name: string;
                chinese: string;
                required: boolean;
            }[];
        };
        Unit: {
            key: string;
            area: string;
            AAB998: string | null;
            AAB001: string | null;
            AAB004: string | null;
            AAB019: string | null;
            AAB301: string | null;
            registered: boolean;
            enrolled: number;
            disposition: string;
            reasons: string[];
            leftAt: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AccessException = components['schemas']['AccessException'];
export type Account = components['schemas']['Account'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type Batch = components['schemas']['Batch'];
export type CatalogueEntry = components['schemas']['CatalogueEntry'];
export type DataKey = components['schemas']['DataKey'];
export type DescribedFile = components['schemas']['DescribedFile'];
export type DeskPerson = components['schemas']['DeskPerson'];
export type Division = components['schemas']['Division'];
export type FiledTable = components['schemas']['FiledTable'];
export type FindingDecision = components['schemas']['FindingDecision'];
export type FindingRow = components['schemas']['FindingRow'];
export type Job = components['schemas']['Job'];
export type LikelyRows = components['schemas']['LikelyRows'];
export type OwnAccount = components['schemas']['OwnAccount'];
export type PersonDecision = components['schemas']['PersonDecision'];
export type PersonRecord = components['schemas']['PersonRecord'];
export type PersonRow = components['schemas']['PersonRow'];
export type PolicyTable = components['schemas']['PolicyTable'];
export type Problem = components['schemas']['Problem'];
export type QuarterlyTable = components['schemas']['QuarterlyTable'];
export type Reject = components['schemas']['Reject'];
export type Run = components['schemas']['Run'];
export type RunSummary = components['schemas']['RunSummary'];
export type SeenFile = components['schemas']['SeenFile'];
export type SourceKind = components['schemas']['SourceKind'];
export type Unit = components['schemas']['Unit'];
export type $defs = Record<string, never>;
export interface operations {
    readHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "good";
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "good";
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDescription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProblems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        problems: components["schemas"]["CatalogueEntry"][];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readProblem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueEntry"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    login: string;
                    password: string;
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mustChangePassword: boolean;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLoginWays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outside: {
                            issuer: string;
                        } | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginOutsideLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description where to go next */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnFromOutside: {
        parameters: {
            query?: {
                code?: string;
                state?: string;
                iss?: string;
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description where to go next */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishOutsideLogin: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password?: string;
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mustChangePassword: boolean;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOwnAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccount"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    wanted: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        uri: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchPeople: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number?: string;
                    phone?: string;
                    name?: string;
                    nameStart?: string;
                    /** @description of the name in pinyin */
                    initials?: string;
                    area?: string;
                    disposition?: string;
                    reason?: string;
                    /** @enum {string} */
                    ask?: "visit" | "desk";
                    /** @description whether a decision about them waits for its second person */
                    waiting?: boolean;
                    /** @enum {string} */
                    household?: "local" | "non_local";
                    codes?: {
                        AIC003?: string;
                        AKC003?: string;
                        ALC003?: string;
                        AJC003?: string;
                        AMC003?: string;
                    };
                    /**
                     * Format: date
                     * @description the register as it was at the end of this day in China; one of today or later: as it is
                     */
                    asOf?: string;
                    cursor?: string;
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: components["schemas"]["PersonRow"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countPeople: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number?: string;
                    phone?: string;
                    name?: string;
                    nameStart?: string;
                    /** @description of the name in pinyin */
                    initials?: string;
                    area?: string;
                    disposition?: string;
                    reason?: string;
                    /** @enum {string} */
                    ask?: "visit" | "desk";
                    /** @description whether a decision about them waits for its second person */
                    waiting?: boolean;
                    /** @enum {string} */
                    household?: "local" | "non_local";
                    codes?: {
                        AIC003?: string;
                        AKC003?: string;
                        ALC003?: string;
                        AJC003?: string;
                        AMC003?: string;
                    };
                    /**
                     * Format: date
                     * @description the register as it was at the end of this day in China; one of today or later: as it is
                     */
                    asOf?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        more: boolean;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPerson: {
        parameters: {
            query?: {
                /** @description the register as it was at the end of this day in China; one of today or later: as it is */
                asOf?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: components["schemas"]["PersonRecord"];
                        verified: {
                            field: string;
                            on: string;
                            handler: string;
                            handledAt: string;
                            reviewer: string;
                            reviewedAt: string;
                        }[];
                        /** @description values of local indicators that hold, or held on the day */
                        local: {
                            code: string;
                            name: string;
                            /** @enum {unknown} */
                            type: "text" | "number" | "date" | "code";
                            /** @description a code in full, of a date the year; what else was written is masked */
                            value: string;
                            valueName: string | null;
                            on: string;
                            handler: string;
                            handledAt: string;
                            reviewer: string;
                            reviewedAt: string;
                            endedAt: string | null;
                        }[];
                        findings: {
                            key: string;
                            code: string;
                            insurance: string | null;
                            state: string;
                            openedAt: string;
                        }[];
                        merges: {
                            other: string;
                            kept: boolean;
                            reason: string;
                            handler: string;
                            reviewer: string;
                            mergedAt: string;
                            undoneAt: string | null;
                        }[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPersonHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            at: string;
                            run: {
                                key: string;
                                quarter: string;
                            } | null;
                            account: string | null;
                            changed: string[];
                            before: components["schemas"]["PersonRecord"];
                        }[];
                        /** @description values of local indicators, former ones too, the last first */
                        local: {
                            code: string;
                            name: string;
                            /** @enum {unknown} */
                            type: "text" | "number" | "date" | "code";
                            /** @description a code in full, of a date the year; what else was written is masked */
                            value: string;
                            valueName: string | null;
                            on: string;
                            handler: string;
                            handledAt: string;
                            reviewer: string;
                            reviewedAt: string;
                            endedAt: string | null;
                        }[];
                        /** @description rulings on rows that are this person’s, or are not, the last first; former ones too */
                        rulings: {
                            decision: string;
                            /** @enum {string} */
                            ruling: "same" | "different";
                            row: {
                                kind: string;
                                file: string;
                                row: number;
                                name: string;
                                number: string | null;
                            };
                            reason: string;
                            handler: string;
                            reviewer: string;
                            ruledAt: string;
                            ended: {
                                at: string;
                                /** @enum {string} */
                                as: "taken_back" | "replaced";
                                handler: string;
                            } | null;
                        }[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revealPerson: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fields: (("number" | "phone" | "address") | string)[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number?: string | null;
                        phone?: string | null;
                        address?: string | null;
                        /** @description those that have a value, by code */
                        local?: {
                            [key: string]: string;
                        };
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPersonReaders: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readers: {
                            at: string;
                            login: string | null;
                            name: string | null;
                            area: string | null;
                            roles: string[];
                            action: string;
                            purpose: string | null;
                            /** @description what was shown in full */
                            fields: string[];
                            /** @description an export with numbers in full */
                            full: boolean;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPersonEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        run: {
                            key: string;
                            quarter: string;
                            asOf: string;
                        };
                        provenance: {
                            column: string;
                            value: string | null;
                            /** @description verified, source, number, division, rule, none, unknown */
                            origin: string;
                            /** @description the register has another value than the run */
                            differs: boolean;
                            run: {
                                value: string | null;
                                origin: string;
                                /** @description rows of the sources */
                                rows: {
                                    kind: string;
                                    file: string;
                                    row: number;
                                }[];
                            };
                            verified: {
                                value: string;
                                on: string;
                                handler: string;
                                handledAt: string;
                                reviewer: string;
                                reviewedAt: string;
                            } | null;
                        }[];
                        entry: {
                            /** @description the rows were read again; otherwise only what the results kept is told */
                            reread: boolean;
                            statements: {
                                kind: string;
                                file: string;
                                row: number;
                                fields: {
                                    column: string;
                                    /** @description Chinese name of the column */
                                    name: string;
                                    /** @description as the department wrote it; masked */
                                    text: string;
                                    /** @description the same for all fields of a column that said the same */
                                    variant: number;
                                }[];
                                /** @description columns of a row of somebody else that are not shown */
                                withheld: string[];
                                numberMatch: string;
                                nameMatch: string | null;
                                decision: string;
                                /**
                                 * @description for whom the row counts
                                 * @enum {unknown}
                                 */
                                holder: "person" | "another" | "nobody";
                                /** @description the link in words */
                                why: string;
                            }[];
                            /** @description rows that no number leads to anybody and that may be theirs; not counted for them */
                            candidates: {
                                kind: string;
                                file: string;
                                row: number;
                                fields: {
                                    column: string;
                                    /** @description Chinese name of the column */
                                    name: string;
                                    /** @description as the department wrote it; masked */
                                    text: string;
                                    /** @description the same for all fields of a column that said the same */
                                    variant: number;
                                }[];
                                /** @description columns that are not shown: the row may be somebody else’s */
                                withheld: string[];
                                /** @description nobody else is likelier, and the score is above the threshold of the run */
                                likely: boolean;
                                /** @description thousandths of a bit */
                                score: number;
                                /** @description what agrees, in words */
                                why: string;
                            }[];
                            policy: {
                                row: string;
                                note: string;
                                when: string;
                                terms: {
                                    term: string;
                                    value: string | null;
                                    /** @description rows of the sources */
                                    rows: {
                                        kind: string;
                                        file: string;
                                        row: number;
                                    }[];
                                }[];
                            } | null;
                            insurances: {
                                insurance: string;
                                code: string;
                                required: string;
                                step: number | null;
                                place: string | null;
                                /** @description rows of the sources */
                                rows: {
                                    kind: string;
                                    file: string;
                                    row: number;
                                }[];
                            }[];
                            reasons: {
                                reason: string;
                                columns: string[];
                                insurances: string[];
                                causes: {
                                    cause: string;
                                    /** @description rows of the sources */
                                    rows: {
                                        kind: string;
                                        file: string;
                                        row: number;
                                    }[];
                                }[];
                            }[];
                            findings: {
                                code: string;
                                insurance: string | null;
                                /** @description rows of the sources */
                                rows: {
                                    kind: string;
                                    file: string;
                                    row: number;
                                }[];
                            }[];
                            notes: string[];
                            /** @description all of it in sentences */
                            story: string;
                        } | null;
                        /** @description further entries of the same run that are one with this person */
                        others: {
                            /** @description the rows were read again; otherwise only what the results kept is told */
                            reread: boolean;
                            statements: {
                                kind: string;
                                file: string;
                                row: number;
                                fields: {
                                    column: string;
                                    /** @description Chinese name of the column */
                                    name: string;
                                    /** @description as the department wrote it; masked */
                                    text: string;
                                    /** @description the same for all fields of a column that said the same */
                                    variant: number;
                                }[];
                                /** @description columns of a row of somebody else that are not shown */
                                withheld: string[];
                                numberMatch: string;
                                nameMatch: string | null;
                                decision: string;
                                /**
                                 * @description for whom the row counts
                                 * @enum {unknown}
                                 */
                                holder: "person" | "another" | "nobody";
                                /** @description the link in words */
                                why: string;
                            }[];
                            /** @description rows that no number leads to anybody and that may be theirs; not counted for them */
                            candidates: {
                                kind: string;
                                file: string;
                                row: number;
                                fields: {
                                    column: string;
                                    /** @description Chinese name of the column */
                                    name: string;
                                    /** @description as the department wrote it; masked */
                                    text: string;
                                    /** @description the same for all fields of a column that said the same */
                                    variant: number;
                                }[];
                                /** @description columns that are not shown: the row may be somebody else’s */
                                withheld: string[];
                                /** @description nobody else is likelier, and the score is above the threshold of the run */
                                likely: boolean;
                                /** @description thousandths of a bit */
                                score: number;
                                /** @description what agrees, in words */
                                why: string;
                            }[];
                            policy: {
                                row: string;
                                note: string;
                                when: string;
                                terms: {
                                    term: string;
                                    value: string | null;
                                    /** @description rows of the sources */
                                    rows: {
                                        kind: string;
                                        file: string;
                                        row: number;
                                    }[];
                                }[];
                            } | null;
                            insurances: {
                                insurance: string;
                                code: string;
                                required: string;
                                step: number | null;
                                place: string | null;
                                /** @description rows of the sources */
                                rows: {
                                    kind: string;
                                    file: string;
                                    row: number;
                                }[];
                            }[];
                            reasons: {
                                reason: string;
                                columns: string[];
                                insurances: string[];
                                causes: {
                                    cause: string;
                                    /** @description rows of the sources */
                                    rows: {
                                        kind: string;
                                        file: string;
                                        row: number;
                                    }[];
                                }[];
                            }[];
                            findings: {
                                code: string;
                                insurance: string | null;
                                /** @description rows of the sources */
                                rows: {
                                    kind: string;
                                    file: string;
                                    row: number;
                                }[];
                            }[];
                            notes: string[];
                            /** @description all of it in sentences */
                            story: string;
                            person: string;
                        }[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDesk: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    area?: string;
                    limit?: number;
                    cursor?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: components["schemas"]["DeskPerson"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLikelyRows: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    area?: string;
                    limit?: number;
                    cursor?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: components["schemas"]["LikelyRows"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countLikelyRows: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    area?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        more: boolean;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ruleOnRow: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    row: string;
                    /** @enum {string} */
                    ruling: "same" | "different";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeBackRuling: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ruling: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyPerson: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    values: {
                        AAC004?: string;
                        AAC006?: string;
                        AAC010?: string;
                        AAE006?: string;
                        AAE005?: string;
                        AAC012?: string;
                        AAB004?: string;
                        AIC003?: string;
                        AKC003?: string;
                        ALC003?: string;
                        AJC003?: string;
                        AMC003?: string;
                    } & {
                        [key: string]: string;
                    };
                    /** Format: date */
                    verifiedOn: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergePeople: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    other: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoMerge: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    other: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendToVisit: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    finding?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPersonDecisions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisions: components["schemas"]["PersonDecision"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPersonDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        /** @enum {string} */
                        kind: "verify" | "merge" | "unmerge" | "visit" | "row" | "unrule";
                        person: string;
                        name: string | null;
                        other: string | null;
                        otherName: string | null;
                        finding: string | null;
                        area: string;
                        fields: string[];
                        /** @description a verification that only says of insurances somebody has that they have them, as it is registered */
                        confirms: boolean;
                        verifiedOn: string | null;
                        row: {
                            kind: string;
                            file: string;
                            row: number;
                            name: string;
                            number: string | null;
                            /** @enum {string} */
                            ruling: "same" | "different";
                        } | null;
                        reason: string;
                        handler: string;
                        handledAt: string;
                        values: {
                            [key: string]: string;
                        };
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approvePersonDecision: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refusePersonDecision: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchFindings: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    area?: string;
                    /** @enum {string} */
                    state?: "open" | "routed" | "dismissed" | "confirmed" | "solved";
                    code?: string;
                    insurance?: string;
                    /** @description whether a decision waits for its second person */
                    waiting?: boolean;
                    department?: string;
                    /**
                     * Format: date
                     * @description found until the end of this day
                     */
                    openedUntil?: string;
                    cursor?: string;
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        findings: components["schemas"]["FindingRow"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countFindings: {
        parameters: {
            query?: {
                area?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            code: string;
                            /** @enum {string} */
                            state: "open" | "routed" | "dismissed" | "confirmed" | "solved";
                            count: number;
                        }[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDepartments: {
        parameters: {
            query?: {
                area?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        departments: {
                            department: string;
                            /** @description findings that lie with it */
                            waiting: number;
                            /** @description that came back, confirmed or dismissed */
                            returned: number;
                            /** @description that a later run no longer has */
                            solved: number;
                            since: string | null;
                        }[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        finding: components["schemas"]["FindingRow"];
                        links: {
                            [key: string]: unknown;
                        }[];
                        people: components["schemas"]["PersonRow"][];
                        life: {
                            at: string;
                            from: string | null;
                            /** @enum {string} */
                            to: "open" | "routed" | "dismissed" | "confirmed" | "solved";
                            ruling: string | null;
                            department: string | null;
                            reason: string | null;
                            handler: string | null;
                            reviewer: string | null;
                            run: {
                                key: string;
                                quarter: string;
                            } | null;
                        }[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeFindingDecision: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "confirm" | "dismiss" | "route" | "reopen";
                    reason: string;
                    /** @enum {string} */
                    ruling?: "same" | "different" | "lawful";
                    otherName?: string;
                    department?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFindingDecisions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisions: components["schemas"]["FindingDecision"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveFindingDecision: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        finding: string;
                        /** @enum {string} */
                        state: "open" | "routed" | "dismissed" | "confirmed" | "solved";
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseFindingDecision: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchUnits: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code?: string;
                    nameStart?: string;
                    area?: string;
                    /** @description false: known to other departments only */
                    registered?: boolean;
                    disposition?: string;
                    reason?: string;
                    /**
                     * Format: date
                     * @description the register as it was at the end of this day in China; one of today or later: as it is
                     */
                    asOf?: string;
                    cursor?: string;
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        units: components["schemas"]["Unit"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUnit: {
        parameters: {
            query?: {
                /** @description the register as it was at the end of this day in China; one of today or later: as it is */
                asOf?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unit: components["schemas"]["Unit"];
                        run: {
                            key: string;
                            quarter: string;
                        };
                        former: {
                            until: string;
                            unit: components["schemas"]["Unit"];
                        }[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStatistics: {
        parameters: {
            query?: {
                area?: string;
                quarter?: string;
                /** @description the register as it was at the end of this day in China; one of today or later: as it is */
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        area: string;
                        level: string;
                        runs: {
                            key: string;
                            area: string;
                            quarter: string;
                            asOf: string;
                            /** @description when the run was published and its figures were counted: what people verified later is not in them */
                            countedAt: string;
                        }[];
                        /** @description measure → people; those of 0 are left off */
                        figures: {
                            [key: string]: number;
                        };
                        divisions: {
                            area: string;
                            name: string | null;
                            /** @description measure → people; those of 0 are left off */
                            figures: {
                                [key: string]: number;
                            };
                            /** @description the level after that, of provinces and prefectures: local, direct, in_province, out_of_province, verified alone */
                            parts?: {
                                area: string;
                                name: string;
                                /** @description measure → people; those of 0 are left off */
                                figures: {
                                    [key: string]: number;
                                };
                            }[];
                        }[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTrend: {
        parameters: {
            query?: {
                area?: string;
                /** @description the register as it was at the end of this day in China; one of today or later: as it is */
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        area: string;
                        runs: {
                            run: string;
                            quarter: string;
                            asOf: string;
                            /** @description when the run was published and its figures were counted: what people verified later is not in them */
                            countedAt: string;
                            /** @description measure → people; those of 0 are left off */
                            figures: {
                                [key: string]: number;
                            };
                        }[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDivision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        division: components["schemas"]["Division"];
                        below: components["schemas"]["Division"][];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDivisionNames: {
        parameters: {
            query: {
                codes: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        names: {
                            [key: string]: string;
                        };
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBatches: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batches: components["schemas"]["Batch"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createBatch: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    area: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batch: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        area: string;
                        name: string;
                        madeBy: string;
                        madeAt: string;
                        files: {
                            name: string;
                            bytes: number;
                        }[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteBatch: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putFile: {
        parameters: {
            query: {
                at: number;
            };
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
            };
            path: {
                key: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        bytes: number;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteFile: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
            };
            path: {
                key: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkBatch: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareBatch: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readBatchDescription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        description: {
                            asOf: string;
                            quarter: string;
                            households: {
                                [key: string]: number;
                            };
                            area: string;
                            sources: components["schemas"]["DescribedFile"][];
                        } | null;
                        faults: {
                            zh: string;
                            en: string;
                        }[];
                        files: components["schemas"]["SeenFile"][];
                        kinds: components["schemas"]["SourceKind"][];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    describeBatch: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    asOf: string;
                    quarter: string;
                    households: {
                        [key: string]: number;
                    };
                    sources: {
                        file: string;
                        /** @enum {string} */
                        kind: "household" | "enrolment" | "benefit" | "employment" | "salary" | "establishment" | "unit" | "student" | "death" | "absence" | "assistance" | "card" | "elsewhere" | "verified" | "ruling";
                        encoding: string | null;
                        delimiter: string | null;
                        columns: {
                            [key: string]: string;
                        };
                        values: {
                            [key: string]: {
                                [key: string]: string;
                            };
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                batch?: string;
                run?: string;
                policy?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        jobs: components["schemas"]["Job"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        codes: {
                            column: string;
                            before: string | null;
                            after: string | null;
                            people: number;
                            examples: string[];
                        }[];
                        leaving: string[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readJobSummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunSummary"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRejects: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rejects: components["schemas"]["Reject"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeRun: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: {
                state?: "proposed" | "refused" | "published";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        runs: components["schemas"]["Run"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        area: string;
                        asOf: string;
                        quarter: string;
                        /** @enum {string} */
                        state: "proposed" | "refused" | "published";
                        proposedBy: string;
                        proposedAt: string;
                        decidedBy: string | null;
                        decidedAt: string | null;
                        /** @description approved by its proposer, by an explicit flag */
                        alone: boolean;
                        refusal: string | null;
                        counts: {
                            [key: string]: number;
                        } | null;
                        summary: components["schemas"]["RunSummary"] | null;
                        comparison: {
                            job: string;
                            batch: string | null;
                        } | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRun: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareRuns: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    later: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveRun: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseRun: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readQuarterly: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarterlyTable"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeopleOfFigure: {
        parameters: {
            query: {
                cell: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            city: string;
                            person: components["schemas"]["PersonRow"];
                        }[];
                        /** @description people of this page who are no longer in the register, or not of one’s areas */
                        gone: number;
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileQuarterly: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    signatures: {
                        preparer: string;
                        sectionHead: string;
                        unitHead: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        table: string;
                        version: number;
                        digest: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuarterlyTables: {
        parameters: {
            query?: {
                area?: string;
                quarter?: string;
                /** @description the register as it was at the end of this day in China; one of today or later: as it is */
                asOf?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tables: components["schemas"]["FiledTable"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readQuarterlyTable: {
        parameters: {
            query?: {
                /** @description the register as it was at the end of this day in China; one of today or later: as it is */
                asOf?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        area: string;
                        quarter: string;
                        version: number;
                        run: string;
                        /** @description SHA-256 of what was filed */
                        digest: string;
                        reason: string | null;
                        preparedBy: string;
                        filedBy: string;
                        filedAt: string;
                        table: components["schemas"]["QuarterlyTable"];
                        signatures: {
                            preparer: string;
                            sectionHead: string;
                            unitHead: string;
                        };
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drawQuarterly: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printQuarterly: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drawQuarterlyTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printQuarterlyTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicyTables: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tables: components["schemas"]["PolicyTable"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposePolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    area: string;
                    /** Format: date */
                    validFrom: string;
                    content: string;
                    note: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        table: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPolicy: {
        parameters: {
            query: {
                area: string;
                on: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        table: components["schemas"]["PolicyTable"] | null;
                        content: string;
                        rows: {
                            row: string;
                            condition: string;
                            note: string;
                            from: string | null;
                            to: string | null;
                        }[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPolicyTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        area: string;
                        validFrom: string;
                        note: string;
                        /** @enum {string} */
                        state: "proposed" | "refused" | "approved";
                        handler: string;
                        proposedAt: string;
                        reviewer: string | null;
                        decidedAt: string | null;
                        refusal: string | null;
                        content: string;
                        rows: {
                            row: string;
                            condition: string;
                            note: string;
                            from: string | null;
                            to: string | null;
                        }[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewPolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    run?: string;
                    whole?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approvePolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refusePolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIndicators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ministry: {
                            /** @description unit, person, status, handling */
                            table: string;
                            code: string;
                            name: string;
                            /** @description C text, Z text that identifies, N number, D date */
                            type: string;
                            length: number | null;
                            required: boolean;
                            codeTable: string | null;
                        }[];
                        local: {
                            code: string;
                            name: string;
                            /** @enum {unknown} */
                            type: "text" | "number" | "date" | "code";
                            length: number | null;
                            codes: {
                                code: string;
                                name: string;
                            }[] | null;
                            area: string;
                            meaning: string;
                            handler: string;
                            addedAt: string;
                            endedBy: string | null;
                            endedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addIndicator: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    area: string;
                    code: string;
                    name: string;
                    /** @enum {unknown} */
                    type: "text" | "number" | "date" | "code";
                    /** @description text: bytes in GB18030; number: digits */
                    length?: number;
                    codes?: {
                        code: string;
                        name: string;
                    }[];
                    meaning: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        indicator: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endIndicator: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportPeople: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number?: string;
                    phone?: string;
                    name?: string;
                    nameStart?: string;
                    /** @description of the name in pinyin */
                    initials?: string;
                    area?: string;
                    disposition?: string;
                    reason: string;
                    /** @enum {string} */
                    ask?: "visit" | "desk";
                    /** @description whether a decision about them waits for its second person */
                    waiting?: boolean;
                    /** @enum {string} */
                    household?: "local" | "non_local";
                    codes?: {
                        AIC003?: string;
                        AKC003?: string;
                        ALC003?: string;
                        AJC003?: string;
                        AMC003?: string;
                    };
                    /**
                     * Format: date
                     * @description the register as it was at the end of this day in China; one of today or later: as it is
                     */
                    asOf?: string;
                    purposeOfFull?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    handOverFindings: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    area?: string;
                    department: string;
                    reason: string;
                    purposeOfFull?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: components["schemas"]["Account"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    login: string;
                    name: string;
                    area: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        /** @description good for one use, shown this once */
                        password: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description good for one use, shown this once */
                        password: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetSecondFactor: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkOutsideIdentity: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    issuer: string;
                    subject: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlinkOutsideIdentity: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    disabled: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantRole: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "ministry" | "province" | "city" | "handler" | "reviewer" | "platform" | "surveyor" | "counter" | "statistician" | "system_administrator" | "security_administrator" | "auditor";
                    area: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeRole: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "ministry" | "province" | "city" | "handler" | "reviewer" | "platform" | "surveyor" | "counter" | "statistician" | "system_administrator" | "security_administrator" | "auditor";
                    area: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExceptions: {
        parameters: {
            query?: {
                state?: "requested" | "granted" | "refused" | "ended";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exceptions: components["schemas"]["AccessException"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestException: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    area: string;
                    reason: string;
                    days: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exception: string;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnExceptions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exceptions: components["schemas"]["AccessException"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantException: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    days: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessException"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseException: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
                /** @description the same request with the same key is done once, and answered the same; what is told once is not told again */
                "idempotency-key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                account?: string;
                objectKind?: string;
                objectId?: string;
                action?: string;
                from?: string;
                to?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["AuditEntry"][];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readExport: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        at: string;
                        account: string;
                        peopleInAll: number;
                        findingsInAll: number;
                        people: string[];
                        findings: string[];
                        next: string | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header: {
                /** @description any value: tells a request of our own pages from a forged one */
                "x-canbao": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        groups: number;
                        entries: number;
                        firstFault: {
                            groupNo: number;
                            seq: number | null;
                            what: string;
                        } | null;
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        suite: "sm4" | "aes" | "off";
                        keys: components["schemas"]["DataKey"][];
                        plain: number;
                        foreign: number;
                        master: {
                            /** @enum {string} */
                            place: "register" | "elsewhere";
                            /** @description null: the file is not at its place */
                            mode: string | null;
                        };
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHealthReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        needs: ("audit_behind" | "disk_low" | "jobs_failed" | "jobs_stuck" | "faults")[];
                        now: string;
                        startedAt: string;
                        version: string;
                        schemaVersion: number;
                        /** @enum {string} */
                        engine: "postgres" | "pglite";
                        engineVersion: string;
                        /** @description of the database */
                        bytes: number;
                        disk: {
                            free: number;
                            total: number;
                        };
                        jobs: {
                            waiting: number;
                            running: number;
                            failed: number;
                            waitingSince: string | null;
                        };
                        /** @description the last published run of each area that the caller’s lies in or holds */
                        runs: {
                            area: string;
                            quarter: string;
                            asOf: string;
                            publishedAt: string;
                        }[];
                        audit: {
                            groups: number;
                            sealedAt: string | null;
                            pending: number;
                            pendingSince: string | null;
                        };
                        sessions: number;
                        requests: {
                            minutes: number;
                            requests: number;
                            faults: number;
                            p99: number | null;
                        };
                    };
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
