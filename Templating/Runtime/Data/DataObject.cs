using System.Collections.Frozen;
using Scriban;
using Scriban.Parsing;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Runtime.Data;

/// <summary>An object of the model some of whose members are data: asked for when a template reads them, and not before.</summary>
internal sealed class DataObject(FrozenDictionary<string, DataMember> data, int capacity) : GuardedObject(capacity)
{
    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        if (base.TryGetValue(context, span, member, out value))
        {
            return true;
        }

        if (!data.TryGetValue(member, out var datum) || context is not GuardedContext guarded)
        {
            return false;
        }

        value = guarded.Data.Read(guarded, span, datum);
        return value is not null;
    }
}
