using System.Collections.Frozen;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace UserMacro.Templating.Runtime.Guard;

/// <summary>The members of a .NET value that templates may read. Scriban would offer all of them, to write as well, by reflection.</summary>
internal sealed class MemberTable<T>(IEnumerable<KeyValuePair<string, Func<T, object>>> members) : IObjectAccessor
{
    readonly FrozenDictionary<string, Func<T, object>> _members = members.ToFrozenDictionary(StringComparer.Ordinal);

    public bool HasIndexer => false;

    public Type? IndexType => null;

    public int GetMemberCount(TemplateContext context, SourceSpan span, object target) => _members.Count;

    public IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => _members.Keys;

    public bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => _members.ContainsKey(member);

    public bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        value = _members.TryGetValue(member, out var read) ? read((T)target) : null;
        return read is not null;
    }

    public bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

    public bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        value = null;
        return false;
    }

    public bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;
}
