using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Templating.Compilation;

namespace UserMacro.Grains.Rendering;

/// <summary>One immutable definition, ready to render; shared by all renders of it. Compiled on first use, on the thread that renders.</summary>
internal sealed class RenderableMacro
{
    readonly Lazy<CompilationResult> _html;
    readonly Lazy<CompilationResult> _storage;

    /// <param name="compiler">The compiler.</param>
    /// <param name="tenant">Whose macro it is.</param>
    /// <param name="key">Its key.</param>
    /// <param name="definition">What to render.</param>
    /// <param name="revision">The number of the revision; 0 for one that is not stored.</param>
    public RenderableMacro(ITemplateCompiler compiler, TenantId tenant, MacroKey key, MacroDefinition definition, int revision)
    {
        Key = key;
        Definition = definition;
        Revision = revision;
        Lane = new(tenant.Value);
        Parameters = new(definition.Parameters);
        _html = new(() => compiler.Compile(TemplateSources.Of(key, definition, OutputMarkup.Html)));
        _storage = new(() => compiler.Compile(TemplateSources.Of(key, definition, OutputMarkup.Storage)));
    }

    public MacroKey Key { get; }

    public MacroDefinition Definition { get; }

    public int Revision { get; }

    public RenderLane Lane { get; }

    public ParameterBinder Parameters { get; }

    public CompilationResult Compile(OutputMarkup markup) => (markup == OutputMarkup.Html ? _html : _storage).Value;
}
