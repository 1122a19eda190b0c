CREATE TABLE `audit_assets` (
	`entry` integer NOT NULL,
	`asset_id` blob NOT NULL,
	`before` integer NOT NULL,
	`after` integer NOT NULL,
	PRIMARY KEY(`entry`, `asset_id`)
);
--> statement-breakpoint
CREATE INDEX `audit_assets_asset` ON `audit_assets` (`asset_id`,`entry`);--> statement-breakpoint
ALTER TABLE `audit_log` ADD `plan_id` integer;--> statement-breakpoint
CREATE INDEX `audit_log_plan` ON `audit_log` (`plan_id`) WHERE plan_id is not null;