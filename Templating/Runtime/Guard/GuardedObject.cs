using Scriban;
using Scriban.Runtime;

namespace UserMacro.Templating.Runtime.Guard;

/// <summary>A script object that says nothing of its content outside a context.</summary>
/// <remarks>
/// Scriban puts operands into its error messages by <c>ToString()</c>, which knows no limits: an object that holds itself
/// would end the process there. Every object a template can reach is therefore one of these.
/// </remarks>
internal class GuardedObject : ScriptObject
{
    public GuardedObject()
    {
    }

    public GuardedObject(int capacity)
        : base(capacity, autoImportStaticsFromThisType: false)
    {
    }

    public GuardedObject(ScriptObject other)
        : base(other.Count, autoImportStaticsFromThisType: false) => other.CopyTo(this);

    public override string ToString(string? format, IFormatProvider? formatProvider) =>
        formatProvider is TemplateContext context ? context.ObjectToString(this) ?? "" : "object";
}
