using System.Collections.Immutable;
using System.Text;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Validation;

/// <summary>Gathers what is wrong with a request, at most one problem a field.</summary>
internal sealed class FieldProblems
{
    readonly ImmutableArray<FieldProblem>.Builder _problems = ImmutableArray.CreateBuilder<FieldProblem>();

    public ImmutableArray<FieldProblem> All => _problems.ToImmutable();

    public bool Add(string field, string message)
    {
        if (!_problems.Any(problem => string.Equals(problem.Field, field, StringComparison.Ordinal)))
        {
            _problems.Add(new(field, message));
        }

        return false;
    }

    public bool Check(bool holds, string field, string message) => holds || Add(field, message);

    /// <summary>One line of text.</summary>
    public bool CheckLine(string? value, string field, int maxLength) =>
        CheckText(value, field, maxLength) && Check(!value!.Any(char.IsControl), field, "Must be one line without control characters.");

    public bool CheckText(string? value, string field, int maxLength) =>
        Check(value is not null, field, "Must be text.")
        && Check(value!.Length <= maxLength, field, Excess.OfField(value.Length, maxLength, "characters"));

    public bool CheckBytes(string? value, string field, int maxBytes) =>
        Check(value is not null, field, "Must be text.")
        && CheckCount(Encoding.UTF8.GetByteCount(value!), field, maxBytes, "bytes");

    public bool CheckCount(int count, string field, int most, string counted) => Check(count <= most, field, Excess.OfField(count, most, counted));

    public bool CheckDefined<T>(T value, string field)
        where T : struct, Enum =>
        Check(Enum.IsDefined(value), field, $"Must be one of {string.Join(", ", Enum.GetNames<T>())}.");
}
