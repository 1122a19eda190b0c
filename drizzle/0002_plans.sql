CREATE TABLE `plan_items` (
	`plan_id` integer NOT NULL,
	`position` integer NOT NULL,
	`asset_id` blob NOT NULL,
	`better_id` blob,
	`category` integer,
	`bytes` integer,
	`shown` text NOT NULL,
	`result` integer NOT NULL,
	`reason` text,
	`fields` text,
	`message` text,
	`undo` text,
	`at` integer,
	`sent_at` integer,
	PRIMARY KEY(`plan_id`, `position`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_items_result` ON `plan_items` (`plan_id`,`result`,`position`);--> statement-breakpoint
CREATE INDEX `plan_items_asset` ON `plan_items` (`asset_id`);--> statement-breakpoint
CREATE TABLE `plans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`outcome` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`confirmed_at` integer,
	`confirmed_by` text,
	`finished_at` integer,
	`restored_at` integer,
	`restorable_until` integer,
	`album_id` text,
	`album_name` text,
	`marks` integer DEFAULT 0 NOT NULL,
	`message` text
);
