namespace UserMacro.Templating.Abstractions;

/// <summary>Turns template text into something that renders. Safe for use by many threads.</summary>
public interface ITemplateCompiler
{
    /// <summary>Compiles; never throws on bad text.</summary>
    CompilationResult Compile(TemplateSource source);
}
