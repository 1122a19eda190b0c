CREATE TABLE `album_assets` (
	`asset_key` integer NOT NULL,
	`album_key` integer NOT NULL,
	PRIMARY KEY(`asset_key`, `album_key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `album_assets_album` ON `album_assets` (`album_key`);--> statement-breakpoint
CREATE TABLE `albums` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`counts` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `albums_id` ON `albums` (`id`);--> statement-breakpoint
CREATE TABLE `assets` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` blob NOT NULL,
	`type` integer NOT NULL,
	`visibility` integer NOT NULL,
	`file_name` text NOT NULL,
	`path` text,
	`mime_type` text,
	`width` integer,
	`height` integer,
	`bytes` integer,
	`taken_at` integer NOT NULL,
	`modified_at` integer NOT NULL,
	`uploaded_at` integer,
	`updated_at` integer NOT NULL,
	`thumbhash` blob,
	`checksum` blob NOT NULL,
	`checksum_of` integer NOT NULL,
	`fingerprint` blob,
	`has_camera` integer NOT NULL,
	`make` text,
	`model` text,
	`lens_model` text,
	`f_number` real,
	`focal_length` real,
	`iso` real,
	`exposure_time` text,
	`latitude` real,
	`longitude` real,
	`time_zone` text,
	`projection_type` text,
	`duration_ms` integer,
	`is_favorite` integer NOT NULL,
	`is_edited` integer NOT NULL,
	`is_offline` integer NOT NULL,
	`rating` integer,
	`description` text NOT NULL,
	`live_photo_video_id` text,
	`library_id` text,
	`duplicate_id` text,
	`people` text,
	`is_stacked` integer DEFAULT 0 NOT NULL,
	`gone_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assets_id` ON `assets` (`id`);--> statement-breakpoint
CREATE INDEX `assets_duplicate` ON `assets` (`duplicate_id`) WHERE duplicate_id is not null;--> statement-breakpoint
CREATE INDEX `assets_without_thumbnail` ON `assets` (`key`) WHERE thumbhash is null and gone_at is null;--> statement-breakpoint
CREATE INDEX `assets_gone` ON `assets` (`gone_at`) WHERE gone_at is not null;--> statement-breakpoint
CREATE TABLE `tag_assets` (
	`asset_key` integer NOT NULL,
	`tag_key` integer NOT NULL,
	PRIMARY KEY(`asset_key`, `tag_key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `tag_assets_tag` ON `tag_assets` (`tag_key`);--> statement-breakpoint
CREATE TABLE `tags` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tags_id` ON `tags` (`id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`asset_id` blob PRIMARY KEY NOT NULL,
	`fingerprint` blob NOT NULL,
	`decision` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `decisions_fingerprint` ON `decisions` (`fingerprint`);--> statement-breakpoint
CREATE TABLE `undo_entries` (
	`step_key` integer NOT NULL,
	`asset_id` blob NOT NULL,
	`before` integer NOT NULL,
	`fingerprint_before` blob,
	PRIMARY KEY(`step_key`, `asset_id`),
	FOREIGN KEY (`step_key`) REFERENCES `undo_steps`(`key`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `undo_steps` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`description` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer
);
--> statement-breakpoint
CREATE TABLE `byte_facts` (
	`key` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`facts` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `figure_layouts` (
	`key` integer PRIMARY KEY NOT NULL,
	`names` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `figure_layouts_names` ON `figure_layouts` (`names`);--> statement-breakpoint
CREATE TABLE `pixels` (
	`key` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`missing` integer,
	`layout` integer,
	`figures` blob,
	`perceptual_hash` blob,
	`damaged` text
);
--> statement-breakpoint
CREATE TABLE `previews` (
	`key` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`missing` integer,
	`layout` integer,
	`figures` blob,
	`perceptual_hash` blob,
	`damaged` text
);
--> statement-breakpoint
CREATE TABLE `relations` (
	`key` integer NOT NULL,
	`better_key` integer NOT NULL,
	`kind` integer NOT NULL,
	`distance` integer,
	PRIMARY KEY(`key`, `better_key`, `kind`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `relations_better` ON `relations` (`better_key`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`details` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `run_errors` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`run_id` integer NOT NULL,
	`asset_id` text NOT NULL,
	`file_name` text NOT NULL,
	`step` text NOT NULL,
	`message` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `run_errors_run` ON `run_errors` (`run_id`);--> statement-breakpoint
CREATE TABLE `run_pages` (
	`run_id` integer NOT NULL,
	`page` integer NOT NULL,
	`keys` blob NOT NULL,
	PRIMARY KEY(`run_id`, `page`)
);
--> statement-breakpoint
CREATE TABLE `runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`mode` text NOT NULL,
	`state` text NOT NULL,
	`phase` text NOT NULL,
	`cursor` text,
	`counters` text NOT NULL,
	`watermark` text,
	`message` text,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`lease_owner` text,
	`lease_until` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `runs_one_active` ON `runs` ((1)) WHERE state in ('queued', 'running', 'paused');--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `bases` (
	`key` integer PRIMARY KEY NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bases_text` ON `bases` (`text`);--> statement-breakpoint
CREATE TABLE `scores` (
	`key` integer PRIMARY KEY NOT NULL,
	`category` integer,
	`sub_kind` text,
	`source_app` text,
	`confidence` integer NOT NULL,
	`screenshots` integer NOT NULL,
	`web_cache` integer NOT NULL,
	`low_quality` integer NOT NULL,
	`recovery_artifacts` integer NOT NULL,
	`duplicates` integer NOT NULL,
	`recommended` integer NOT NULL,
	`protection` integer NOT NULL,
	`held_back` integer NOT NULL,
	`bytes` integer NOT NULL,
	`taken_at` integer NOT NULL,
	`worth` integer NOT NULL,
	`name` text NOT NULL,
	`better_key` integer,
	`decision` integer DEFAULT 0 NOT NULL,
	`decided_before` integer DEFAULT 0 NOT NULL,
	`todo` integer DEFAULT 0 NOT NULL,
	`basis` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `scores_all_confidence` ON `scores` (`confidence`,`key`,`protection`,`decision`,`bytes`);--> statement-breakpoint
CREATE INDEX `scores_all_size` ON `scores` (`bytes`,`key`,`confidence`,`protection`,`decision`);--> statement-breakpoint
CREATE INDEX `scores_all_date` ON `scores` (`taken_at`,`key`,`confidence`,`protection`,`decision`);--> statement-breakpoint
CREATE INDEX `scores_all_worth` ON `scores` (`worth`,`key`,`confidence`,`protection`,`decision`);--> statement-breakpoint
CREATE INDEX `scores_all_name` ON `scores` (name collate nocase,`key`,`confidence`,`protection`,`decision`);--> statement-breakpoint
CREATE INDEX `scores_category_confidence` ON `scores` (`category`,`confidence`,`key`,`protection`,`decision`,`bytes`) WHERE category is not null;--> statement-breakpoint
CREATE INDEX `scores_category_size` ON `scores` (`category`,`bytes`,`key`,`confidence`,`protection`,`decision`) WHERE category is not null;--> statement-breakpoint
CREATE INDEX `scores_category_date` ON `scores` (`category`,`taken_at`,`key`,`confidence`,`protection`,`decision`) WHERE category is not null;--> statement-breakpoint
CREATE INDEX `scores_category_worth` ON `scores` (`category`,`worth`,`key`,`confidence`,`protection`,`decision`) WHERE category is not null;--> statement-breakpoint
CREATE INDEX `scores_category_name` ON `scores` (`category`,name collate nocase,`key`,`confidence`,`protection`,`decision`) WHERE category is not null;--> statement-breakpoint
CREATE INDEX `scores_high_size` ON `scores` (`bytes`,`key`,`confidence`,`protection`,`decision`) WHERE confidence >= 7000;--> statement-breakpoint
CREATE INDEX `scores_high_date` ON `scores` (`taken_at`,`key`,`confidence`,`protection`,`decision`) WHERE confidence >= 7000;--> statement-breakpoint
CREATE INDEX `scores_high_worth` ON `scores` (`worth`,`key`,`confidence`,`protection`,`decision`) WHERE confidence >= 7000;--> statement-breakpoint
CREATE INDEX `scores_high_name` ON `scores` (name collate nocase,`key`,`confidence`,`protection`,`decision`) WHERE confidence >= 7000;--> statement-breakpoint
CREATE INDEX `scores_decided` ON `scores` (`decision`,`bytes`,`key`) WHERE decision > 0;--> statement-breakpoint
CREATE INDEX `scores_todo` ON `scores` (`todo`,`key`) WHERE todo <> 0;--> statement-breakpoint
CREATE INDEX `scores_stale` ON `scores` (`key`) WHERE basis = 0;