CREATE TABLE `concept_ranks` (
	`key` integer NOT NULL,
	`concept` text NOT NULL,
	`rank` integer NOT NULL,
	PRIMARY KEY(`key`, `concept`)
);
--> statement-breakpoint
CREATE INDEX `concept_ranks_concept` ON `concept_ranks` (`concept`);--> statement-breakpoint
CREATE TABLE `immich_texts` (
	`key` integer PRIMARY KEY NOT NULL,
	`words` integer,
	`share` integer,
	`keeps` integer DEFAULT 0 NOT NULL
);
