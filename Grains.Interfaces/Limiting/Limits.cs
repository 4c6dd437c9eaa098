using System.Collections.Immutable;
using System.Reflection;
using UserMacro.Shared;
using static UserMacro.Grains.Interfaces.Limiting.LimitUnit;

namespace UserMacro.Grains.Interfaces.Limiting;

/// <summary>The product's limits in one table, published by <c>GET /api/v1/limits</c>. Every other constant of a limit refers to it.</summary>
/// <remarks>A limit is a constant here and the place that enforces it; everything that shows limits reads <see cref="All"/>.</remarks>
public static class Limits
{
    /// <summary>Macros of a site, and of a file or archive to import.</summary>
    [Limit(Items, "Macros of a site, and of a file or archive to import.")]
    public const int Macros = EngineLimits.Macros;

    /// <summary>The key of a macro.</summary>
    [Limit(Characters, "The key of a macro.")]
    public const int MacroKey = 64;

    /// <summary>The name of a macro.</summary>
    [Limit(Characters, "The name of a macro.")]
    public const int MacroName = 100;

    /// <summary>The description of a macro.</summary>
    [Limit(Characters, "The description of a macro.")]
    public const int MacroDescription = 1000;

    /// <summary>The address of a macro's icon or documentation.</summary>
    [Limit(Characters, "The address of a macro's icon or documentation.")]
    public const int MacroAddress = 2000;

    /// <summary>A template.</summary>
    [Limit(Bytes, "A template.")]
    public const int Template = EngineLimits.TemplateLength;

    /// <summary>A template in Velocity.</summary>
    [Limit(Bytes, "A template in Velocity.")]
    public const int VelocityTemplate = EngineLimits.VelocityLength;

    /// <summary>The styles of a macro.</summary>
    [Limit(Bytes, "The styles of a macro.")]
    public const int Styles = 64 * 1024;

    /// <summary>The script of a macro.</summary>
    [Limit(Bytes, "The script of a macro.")]
    public const int Script = 256 * 1024;

    /// <summary>Bundles that a macro uses.</summary>
    [Limit(Items, "Bundles that a macro uses.")]
    public const int Bundles = 20;

    /// <summary>The note of a revision, or the comment of a decision.</summary>
    [Limit(Characters, "The note of a revision, or the comment of a decision.")]
    public const int Note = 1000;

    /// <summary>What somebody writes about a request of theirs for their data, or an administrator about its answer.</summary>
    [Limit(Characters, "What somebody writes about a request for their data, or an administrator about its answer.")]
    public const int PrivacyNote = 1000;

    /// <summary>Requests of people for their data that wait for an answer at a site.</summary>
    [Limit(Items, "Requests of people for their data that wait for an answer at a site.")]
    public const int PrivacyRequests = 500;

    /// <summary>Entries of each list in the rules of a site or macro.</summary>
    [Limit(Items, "Entries of each list in the rules of a site or macro.")]
    public const int RuleEntries = 100;

    /// <summary>The key of a space in rules.</summary>
    [Limit(Characters, "The key of a space in rules.")]
    public const int SpaceKey = 255;

    /// <summary>The name of a group in rules.</summary>
    [Limit(Characters, "The name of a group in rules.")]
    public const int GroupName = 255;

    /// <summary>The ID of an account in rules.</summary>
    [Limit(Characters, "The ID of an account in rules.")]
    public const int AccountId = 128;

    /// <summary>Parameters of a macro.</summary>
    [Limit(Items, "Parameters of a macro.")]
    public const int Parameters = 50;

    /// <summary>The name of a parameter.</summary>
    [Limit(Characters, "The name of a parameter.")]
    public const int ParameterName = 100;

    /// <summary>The title of a parameter.</summary>
    [Limit(Characters, "The title of a parameter.")]
    public const int ParameterTitle = 100;

    /// <summary>The description of a parameter.</summary>
    [Limit(Characters, "The description of a parameter.")]
    public const int ParameterDescription = 1000;

    /// <summary>The default of a parameter.</summary>
    [Limit(Characters, "The default of a parameter.")]
    public const int ParameterDefault = 1000;

    /// <summary>Values to choose from in a parameter of type enum.</summary>
    [Limit(Items, "Values to choose from in a parameter of type enum.")]
    public const int ParameterChoices = 200;

    /// <summary>Each value to choose from.</summary>
    [Limit(Characters, "Each value to choose from.")]
    public const int ParameterChoice = 1000;

    /// <summary>The value of a parameter on a page.</summary>
    [Limit(Characters, "The value of a parameter on a page.")]
    public const int ParameterValue = 1024;

    /// <summary>The value of a parameter with several lines on a page.</summary>
    [Limit(Characters, "The value of a parameter with several lines on a page.")]
    public const int ParameterText = 64 * 1024;

    /// <summary>All values of a framed macro together, encoded as in an address.</summary>
    [Limit(Characters, "All values of a framed macro together, encoded as in an address.")]
    public const int ParameterValues = 6 * 1024;

    /// <summary>Parameters that a page stores for a macro.</summary>
    [Limit(Items, "Parameters that a page stores for a macro.")]
    public const int StoredParameters = 200;

    /// <summary>Shared parts of a site.</summary>
    [Limit(Items, "Shared parts of a site.")]
    public const int Parts = 100;

    /// <summary>The texts of all shared parts of a site together.</summary>
    [Limit(Bytes, "The texts of all shared parts of a site together.")]
    public const int PartsTotal = 8 * 1024 * 1024;

    /// <summary>The name of a shared part.</summary>
    [Limit(Characters, "The name of a shared part.")]
    public const int PartName = 64;

    /// <summary>The text of a snippet.</summary>
    [Limit(Bytes, "The text of a snippet.")]
    public const int PartTemplate = 64 * 1024;

    /// <summary>The styles of a bundle.</summary>
    [Limit(Bytes, "The styles of a bundle.")]
    public const int PartStyles = 64 * 1024;

    /// <summary>The script of a bundle.</summary>
    [Limit(Bytes, "The script of a bundle.")]
    public const int PartScript = 256 * 1024;

    /// <summary>The shared parts that one macro uses, together.</summary>
    [Limit(Bytes, "The shared parts that one macro uses, together.")]
    public const int MacroParts = 1024 * 1024;

    /// <summary>The styles of a macro with those of its bundles.</summary>
    [Limit(Characters, "The styles of a macro with those of its bundles.")]
    public const int MacroStyles = 256 * 1024;

    /// <summary>Snippets inside each other.</summary>
    [Limit(Levels, "Snippets inside each other.")]
    public const int SnippetDepth = EngineLimits.SnippetDepth;

    /// <summary>Snippets that are put into one template, repetitions included.</summary>
    [Limit(Items, "Snippets that are put into one template, repetitions included.")]
    public const int Snippets = EngineLimits.Snippets;

    /// <summary>A template with its snippets.</summary>
    [Limit(Characters, "A template with its snippets.")]
    public const int ExpandedTemplate = EngineLimits.ExpandedLength;

    /// <summary>The work of compiling a template.</summary>
    [Limit(Steps, "The work of compiling a template.")]
    public const int CompilationWork = EngineLimits.CompilationWork;

    /// <summary>Memory that compiling a template allocates.</summary>
    [Limit(Bytes, "Memory that compiling a template allocates.")]
    public const int CompilationMemory = EngineLimits.CompilationMemory;

    /// <summary>Processor time of compiling a template.</summary>
    [Limit(Milliseconds, "Processor time of compiling a template.")]
    public const int CompilationTime = EngineLimits.CompilationTime;

    /// <summary>Parts of a template that one render evaluates.</summary>
    [Limit(Steps, "Parts of a template that one render evaluates.")]
    public const int RenderSteps = EngineLimits.RenderSteps;

    /// <summary>The output of a render.</summary>
    [Limit(Characters, "The output of a render.")]
    public const int RenderOutput = EngineLimits.RenderOutput;

    /// <summary>Memory that a render allocates.</summary>
    [Limit(Bytes, "Memory that a render allocates.")]
    public const int RenderMemory = EngineLimits.RenderMemory;

    /// <summary>Processor time of a render.</summary>
    [Limit(Milliseconds, "Processor time of a render.")]
    public const int RenderTime = EngineLimits.RenderTime;

    /// <summary>The body of a macro in a render.</summary>
    [Limit(Bytes, "The body of a macro in a render.")]
    public const int Body = 1024 * 1024;

    /// <summary>Elements inside each other in a posted body.</summary>
    [Limit(Levels, "Elements inside each other in a posted body.")]
    public const int BodyDepth = EngineLimits.HtmlDepth;

    /// <summary>Elements of a posted body.</summary>
    [Limit(Items, "Elements of a posted body.")]
    public const int BodyElements = EngineLimits.HtmlElements;

    /// <summary>Attributes of one element in a posted body.</summary>
    [Limit(Items, "Attributes of one element in a posted body.")]
    public const int BodyAttributes = EngineLimits.HtmlAttributes;

    /// <summary>Properties in one style attribute of a posted body.</summary>
    [Limit(Items, "Properties in one style attribute of a posted body.")]
    public const int BodyStyleDeclarations = EngineLimits.HtmlDeclarations;

    /// <summary>Processor time of cleaning a posted body.</summary>
    [Limit(Milliseconds, "Processor time of cleaning a posted body.")]
    public const int BodyTime = 1000;

    /// <summary>Macros inside a framed macro that are rendered for one view of it.</summary>
    [Limit(Items, "Macros inside a framed macro that are rendered for one view of it.")]
    public const int NestedUses = 200;

    /// <summary>Time for rendering the macros inside a framed macro together.</summary>
    [Limit(Milliseconds, "Time for rendering the macros inside a framed macro together.")]
    public const int NestedTime = 5000;

    /// <summary>The output of the macros inside a framed macro together.</summary>
    [Limit(Characters, "The output of the macros inside a framed macro together.")]
    public const int NestedOutput = 4 * 1024 * 1024;

    /// <summary>Answers about data that a frame sends for one render.</summary>
    [Limit(Items, "Answers about data that a frame sends for one render.")]
    public const int DataAnswers = 50;

    /// <summary>Connections of a site.</summary>
    [Limit(Items, "Connections of a site.")]
    public const int Connections = 20;

    /// <summary>The name of a connection, or of a header that it sends.</summary>
    [Limit(Characters, "The name of a connection, or of a header that it sends.")]
    public const int ConnectionName = 64;

    /// <summary>The base address of a connection.</summary>
    [Limit(Characters, "The base address of a connection.")]
    public const int ConnectionUrl = 500;

    /// <summary>Headers that a connection sends.</summary>
    [Limit(Items, "Headers that a connection sends.")]
    public const int ConnectionHeaders = 10;

    /// <summary>The value of a header that a connection sends.</summary>
    [Limit(Characters, "The value of a header that a connection sends.")]
    public const int ConnectionHeader = 4096;

    /// <summary>How long answers of a connection are kept.</summary>
    [Limit(Seconds, "How long answers of a connection are kept.")]
    public const int ConnectionCache = 3600;

    /// <summary>An answer of a connection.</summary>
    [Limit(Bytes, "An answer of a connection.")]
    public const int ConnectionAnswer = 256 * 1024;

    /// <summary>How long a connection is waited for.</summary>
    [Limit(Milliseconds, "How long a connection is waited for.")]
    public const int ConnectionTime = 2000;

    /// <summary>Valid API tokens of a site.</summary>
    [Limit(Items, "Valid API tokens of a site.")]
    public const int Tokens = 50;

    /// <summary>The name of an API token.</summary>
    [Limit(Characters, "The name of an API token.")]
    public const int TokenName = 100;

    /// <summary>What an operator tells the administrators of a site.</summary>
    [Limit(Characters, "A message of the operator to the administrators of a site.")]
    public const int OperatorMessage = 500;

    /// <summary>How long an API token is valid.</summary>
    [Limit(Days, "How long an API token is valid.")]
    public const int TokenDays = 365;

    /// <summary>The number of revisions that a site can choose to keep.</summary>
    [Limit(Items, "The number of revisions that a site can choose to keep.")]
    public const int RetainedRevisions = 1_000_000;

    /// <summary>The age of revisions that a site can choose to keep.</summary>
    [Limit(Days, "The age of revisions that a site can choose to keep.")]
    public const int RetainedDays = 36_500;

    /// <summary>The address of a request.</summary>
    [Limit(Bytes, "The address of a request.")]
    public const int Address = 16 * 1024;

    /// <summary>A token of the host.</summary>
    [Limit(Characters, "A token of the host.")]
    public const int HostToken = EngineLimits.TokenLength;

    /// <summary>The JSON body of a request.</summary>
    [Limit(Bytes, "The JSON body of a request.")]
    public const int JsonBody = 2 * 1024 * 1024;

    /// <summary>The file or archive of a request to import.</summary>
    [Limit(Bytes, "The file or archive of a request to import.")]
    public const int Import = 64 * 1024 * 1024;

    /// <summary>What is read of a request's body before the caller is known.</summary>
    [Limit(Bytes, "What is read of a request's body before the caller is known.")]
    public const int UnverifiedBody = 64 * 1024;

    /// <summary>A lifecycle message of the host.</summary>
    [Limit(Bytes, "A lifecycle message of the host.")]
    public const int LifecycleMessage = 64 * 1024;

    /// <summary>The form of a static render.</summary>
    [Limit(Bytes, "The form of a static render.")]
    public const int StaticForm = (3 * Body) + (128 * 1024);

    /// <summary>Fields in the form of a static render.</summary>
    [Limit(Items, "Fields in the form of a static render.")]
    public const int FormFields = 1000;

    /// <summary>An idempotency key.</summary>
    [Limit(Characters, "An idempotency key.")]
    public const int IdempotencyKey = 100;

    /// <summary>Macros of one page of the list.</summary>
    [Limit(Items, "Macros of one page of the list.")]
    public const int ListMacros = 2000;

    /// <summary>Entries of one page of the audit log.</summary>
    [Limit(Items, "Entries of one page of the audit log.")]
    public const int ListAudit = 200;

    /// <summary>Revisions of one page of a macro's history.</summary>
    [Limit(Items, "Revisions of one page of a macro's history.")]
    public const int ListRevisions = 200;

    /// <summary>Macros of one page of the usage report.</summary>
    [Limit(Items, "Macros of one page of the usage report.")]
    public const int ListUsage = 200;

    /// <summary>One piece of work for the API, such as reading a file or a comparison; the operator can choose another time.</summary>
    [Limit(Milliseconds, "One piece of work for the API, such as reading a file or a comparison; the operator can choose another time.")]
    public const int Work = 10_000;

    /// <summary>The checks of one import, all together; the operator can choose another time.</summary>
    [Limit(Milliseconds, "The checks of one import, all together; the operator can choose another time.")]
    public const int ImportChecks = 60_000;

    /// <summary>People whom an archive names.</summary>
    [Limit(Items, "People whom an archive names.")]
    public const int ArchivePeople = 1000;

    /// <summary>A revision in an archive, with its parts.</summary>
    [Limit(Characters, "A revision in an archive, with its parts.")]
    public const int ArchiveRevision = 2_000_000;

    /// <summary>The shared parts in an archive, together.</summary>
    [Limit(Characters, "The shared parts in an archive, together.")]
    public const int ArchiveParts = 8 * 1024 * 1024;

    /// <summary>Files in an archive of Data Center macros.</summary>
    [Limit(Items, "Files in an archive of Data Center macros.")]
    public const int ImportFiles = EngineLimits.ImportFiles;

    /// <summary>One unpacked file in an archive of Data Center macros.</summary>
    [Limit(Bytes, "One unpacked file in an archive of Data Center macros.")]
    public const int ImportFile = EngineLimits.ImportFileBytes;

    /// <summary>All unpacked files in an archive of Data Center macros.</summary>
    [Limit(Bytes, "All unpacked files in an archive of Data Center macros.")]
    public const int ImportUnpacked = EngineLimits.ImportBytes;

    /// <summary>The table, by name.</summary>
    public static ImmutableArray<Limit> All { get; } =
    [
        .. typeof(Limits).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (Field: field, About: field.GetCustomAttribute<LimitAttribute>()))
            .Where(entry => entry.About is not null)
            .Select(entry => new Limit(
                NameOf(entry.Field.Name), (int)entry.Field.GetRawConstantValue()!, entry.About!.Unit, entry.About.Description))
            .OrderBy(limit => limit.Name, StringComparer.Ordinal),
    ];

    /// <summary>The stable name of a limit: that of its constant in lower case, its words joined by hyphens.</summary>
    /// <param name="constant">The name of the constant, such as <c>nameof(Limits.Macros)</c>.</param>
    public static string NameOf(string constant) =>
        string.Concat(constant.Select((letter, index) =>
            char.IsAsciiLetterUpper(letter) ? (index == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));
}
