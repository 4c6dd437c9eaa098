using System.Collections.Frozen;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace UserMacro.Templating.Runtime.Guard;

/// <summary>The members of dates and durations in templates.</summary>
internal static class MemberTables
{
    public static readonly MemberTable<DateTime> Date = new(
    [
        new("year", d => d.Year),
        new("month", d => d.Month),
        new("day", d => d.Day),
        new("hour", d => d.Hour),
        new("minute", d => d.Minute),
        new("second", d => d.Second),
        new("millisecond", d => d.Millisecond),
        new("day_of_year", d => d.DayOfYear),
        new("day_of_week", d => d.DayOfWeek.ToString()),
        new("date", d => d.Date),
        new("time_of_day", d => d.TimeOfDay),
    ]);

    public static readonly MemberTable<TimeSpan> Duration = new(
    [
        new("days", t => t.Days),
        new("hours", t => t.Hours),
        new("minutes", t => t.Minutes),
        new("seconds", t => t.Seconds),
        new("milliseconds", t => t.Milliseconds),
        new("total_days", t => t.TotalDays),
        new("total_hours", t => t.TotalHours),
        new("total_minutes", t => t.TotalMinutes),
        new("total_seconds", t => t.TotalSeconds),
        new("total_milliseconds", t => t.TotalMilliseconds),
    ]);
}

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
