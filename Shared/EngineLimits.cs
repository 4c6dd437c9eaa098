namespace UserMacro.Shared;

/// <summary>Limits that the pure libraries enforce. The product's table of limits refers to them.</summary>
/// <remarks>Linked, since the pure libraries reference no project that holds the table, and the project that holds it references none of them.</remarks>
internal static class EngineLimits
{
    /// <summary>Characters of a Scriban template.</summary>
    public const int TemplateLength = 128 * 1024;

    /// <summary>Characters of a Velocity template: one macro in the wild has 161 KB.</summary>
    public const int VelocityLength = 256 * 1024;

    /// <summary>Snippets inside each other.</summary>
    public const int SnippetDepth = 10;

    /// <summary>Snippets that are put into one template, repetitions included.</summary>
    public const int Snippets = 1000;

    /// <summary>Characters of a template with its snippets.</summary>
    public const int ExpandedLength = 512 * 1024;

    /// <summary>Nodes that a run evaluates.</summary>
    public const int RenderSteps = 200_000;

    /// <summary>Characters of a run's output.</summary>
    public const int RenderOutput = 1024 * 1024;

    /// <summary>Bytes that a run allocates.</summary>
    public const int RenderMemory = 64 * 1024 * 1024;

    /// <summary>Milliseconds of processor time of a run.</summary>
    public const int RenderTime = 500;

    /// <summary>Units of work of a compilation.</summary>
    public const int CompilationWork = 8_000_000;

    /// <summary>Bytes that a compilation allocates.</summary>
    public const int CompilationMemory = 256 * 1024 * 1024;

    /// <summary>Milliseconds of processor time of a compilation.</summary>
    public const int CompilationTime = 2000;

    /// <summary>Elements inside each other in HTML from outside.</summary>
    public const int HtmlDepth = 256;

    /// <summary>Elements of HTML from outside.</summary>
    public const int HtmlElements = 200_000;

    /// <summary>Attributes of an element in HTML from outside.</summary>
    public const int HtmlAttributes = 256;

    /// <summary>Declarations of a <c>style</c> attribute in HTML from outside.</summary>
    public const int HtmlDeclarations = 256;

    /// <summary>Macros of a site, and of a file to import.</summary>
    public const int Macros = 2000;

    /// <summary>Files in an archive of Data Center macros.</summary>
    public const int ImportFiles = 5000;

    /// <summary>Bytes of one file in such an archive.</summary>
    public const int ImportFileBytes = 32 * 1024 * 1024;

    /// <summary>Bytes of all files in such an archive.</summary>
    public const int ImportBytes = 64 * 1024 * 1024;

    /// <summary>Characters of a host's token.</summary>
    public const int TokenLength = 8 * 1024;
}
