using UserMacro.WebApi.Migration.Contracts;

namespace UserMacro.WebApi.Migration.Reports;

/// <summary>Says each reason once, with the places where it holds.</summary>
internal static class ReasonGroups
{
    /// <summary>How many lines are named.</summary>
    public const int MostLines = 20;

    /// <summary>The reasons, the gravest first and then by their first places.</summary>
    public static IReadOnlyList<MigrationReasonDto> Merge(IEnumerable<MigrationReasonDto> reasons) =>
    [
        .. reasons.GroupBy(reason => (reason.Code, reason.Weight, reason.Message))
            .Select(group => Merge([.. group.OrderBy(reason => reason.Line ?? 0).ThenBy(reason => reason.Column ?? 0)]))
            .OrderByDescending(reason => reason.Weight).ThenBy(reason => reason.Line ?? 0),
    ];

    static MigrationReasonDto Merge(List<MigrationReasonDto> same) => same.Count == 1 ? same[0] : same[0] with
    {
        Count = same.Count,
        Lines = [.. same.Select(reason => reason.Line).OfType<int>().Distinct().Take(MostLines)],
    };
}
