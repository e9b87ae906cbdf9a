export {createSite, type Site} from './create-site.ts'
export {type Publication} from './publication.ts'
export {type LogEntry, type SiteOptions} from './site-options.ts'
