using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Parts;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Grains.Rendering;

/// <summary>One immutable definition with its shared parts, ready to render; shared by all its renders. Compiled on first use,
/// on the thread that renders.</summary>
internal sealed class RenderableMacro
{
    readonly Lazy<AssembledMacro> _assembled;
    readonly Compilation _html;
    readonly Compilation _storage;
    readonly Lazy<OutputChoice> _output;

    /// <param name="compiler">The compiler.</param>
    /// <param name="tenant">Whose macro it is.</param>
    /// <param name="key">Its key.</param>
    /// <param name="definition">What to render.</param>
    /// <param name="parts">The shared parts that it names.</param>
    /// <param name="revision">The number of the revision; 0 for one that is not stored.</param>
    public RenderableMacro(
        ITemplateCompiler compiler, TenantId tenant, MacroKey key, MacroDefinition definition, ImmutableArray<SharedPart> parts, int revision)
    {
        Key = key;
        Definition = definition;
        Parts = parts;
        Revision = revision;
        Lane = new(tenant.Value, key.Value);
        Parameters = new(definition);
        _assembled = new(() => PartAssembly.Assemble(definition, parts));
        _html = new(() => Compile(compiler, OutputMarkup.Html));
        _storage = new(() => Compile(compiler, OutputMarkup.Storage));
        _output = new(() => OutputAnalysis.Choose(
            definition, _assembled.Value.Styles, _assembled.Value.Script, definition.Output == OutputMode.Auto ? _html.Value.Template : null));
    }

    public MacroKey Key { get; }

    public MacroDefinition Definition { get; }

    /// <summary>The shared parts that it names.</summary>
    public ImmutableArray<SharedPart> Parts { get; }

    public int Revision { get; }

    public RenderLane Lane { get; }

    public ParameterBinder Parameters { get; }

    /// <summary>The styles of framed output, those of the bundles before the macro's own.</summary>
    public string Styles => _assembled.Value.Styles;

    /// <summary>The script of framed output, those of the bundles before the macro's own; null where the macro's own rules allow none.</summary>
    public string? Script => Definition.Rules.Script ? _assembled.Value.Script : null;

    /// <summary>How the output reaches the page. Found out on first use, which reads the whole template: on a thread of the pool.</summary>
    public OutputChoice Output => _output.Value;

    public CompilationResult Compile(OutputMarkup markup) => (markup == OutputMarkup.Html ? _html : _storage).Value;

    /// <summary>Characters of template that the next render compiles first; 0 once that is done.</summary>
    public int LengthToCompile(OutputMarkup markup) => (markup == OutputMarkup.Html ? _html : _storage).IsDone ? 0 : Definition.Template.Length;

    /// <summary>A diagnostic of a run, at the place that somebody wrote.</summary>
    public Diagnostic Locate(Diagnostic diagnostic) => _assembled.Value.Template.Locate(diagnostic);

    CompilationResult Compile(ITemplateCompiler compiler, OutputMarkup markup)
    {
        var assembled = _assembled.Value;
        if (!assembled.Problems.IsEmpty)
        {
            return new(null, assembled.Problems);
        }

        var result = compiler.Compile(TemplateSources.From(Key, Definition, assembled.Template.Text, markup));
        var notices = markup == OutputMarkup.Storage ? StorageDiagnostics.On(result.Template?.Outline ?? assembled.Template.Text) : [];
        return result with { Diagnostics = [.. result.Diagnostics.Concat(notices).Take(CompilationResult.MaxDiagnostics).Select(assembled.Template.Locate)] };
    }

    /// <summary>A compilation on first use, and permanently unless time ended it: then the next use tries again.</summary>
    sealed class Compilation(Func<CompilationResult> compile)
    {
        readonly Lock _gate = new();
        volatile CompilationResult? _known;

        public bool IsDone => _known is not null;

        public CompilationResult Value
        {
            get
            {
                if (_known is { } known)
                {
                    return known;
                }

                lock (_gate)
                {
                    if (_known is { } made)
                    {
                        return made;
                    }

                    var result = compile();
                    if (!result.IsEndedByTime)
                    {
                        _known = result;
                    }

                    return result;
                }
            }
        }
    }
}
