import type { components } from './schema';

type Schemas = components['schemas'];

export type BodyMode = Schemas['BodyMode'];
export type OutputMode = Schemas['OutputMode'];
export type OutputLayout = Schemas['OutputLayout'];
export type TemplateLanguage = Schemas['TemplateLanguage'];
export type MacroState = Schemas['MacroState'];
export type ModuleState = Schemas['ModuleState'];
export type ParameterType = Schemas['ParameterType'];
export type RevisionHeader = Schemas['RevisionHeader'];
export type TemplateDiagnostic = Schemas['Diagnostic'];
export type MacroItem = Schemas['MacroListItem'];
export type MacroList = Schemas['MacroList'];
export type ApprovalRequest = Schemas['ApprovalRequest'];
export type Quarantine = Schemas['Quarantine'];
export type ApiToken = Schemas['Token'];
export type TokenList = Schemas['TokenList'];
export type TokenScope = Schemas['TokenScope'];
export type CreatedToken = Schemas['CreatedToken'];
export type PreviewAnswer = Schemas['Preview'];
export type LimitList = Schemas['LimitList'];

/** What is wrong with which field, by its path in the definition. */
export type FieldErrors = Record<string, string[]>;

// A request may leave out what has a default; an answer holds everything, and so does what this page sends.
export type ParameterDefinition = Required<Schemas['Parameter']>;
export type MacroRules = Required<Schemas['Rules']>;
export type MacroDefinition = Required<Omit<Schemas['Definition'], 'parameters' | 'rules'>> & { parameters: ParameterDefinition[]; rules: MacroRules };
export type MacroDraft = Omit<Schemas['Draft'], 'definition'> & { definition: MacroDefinition };
export type OutputChoice = Schemas['OutputChoice'];
export type MacroRevision = Omit<Schemas['Revision'], 'definition'> & { definition: MacroDefinition };
export type MacroDetails = Omit<Schemas['MacroDetails'], 'draft'> & { draft: MacroDraft };
export type PreviewQuestion = Required<Omit<Schemas['PreviewRequest'], 'context'>>;
export type PrivacyRequest = Schemas['PrivacyRequest'];
export type PrivacyRequestList = Schemas['PrivacyRequestList'];
export type PrivacyOutcome = Schemas['PrivacyOutcome'];
export type DeletedMacro = Schemas['DeletedMacro'];
export type DeletedMacroList = Schemas['DeletedMacroList'];
export type Erasure = Schemas['Erasure'];
