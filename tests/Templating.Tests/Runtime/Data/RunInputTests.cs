using System.Reflection;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Data;

namespace UserMacro.Templating.Tests.Runtime.Data;

/// <summary>Reading is recording: there is no other way to what a request brings.</summary>
public sealed class RunInputTests
{
    /// <summary>What is no part of a request that can vary, and so is not recorded.</summary>
    static readonly string[] Constant = [nameof(RunInput.Reads), nameof(RunInput.BodyIsMarkup), nameof(RunInput.Offset)];

    /// <summary>What is read by other ways: data by their names, which <see cref="RunInput.ReadDatum"/> records.</summary>
    static readonly string[] Data = [nameof(TemplateInput.Data), nameof(TemplateInput.MayAskForData)];

    public static TheoryData<string> Names => [.. typeof(RunInput).GetProperties().Select(property => property.Name).Except(Constant)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_AnyProperty_IsRecordedAlsoWhenAbsent(string name)
    {
        var sut = new RunInput(new());

        _ = typeof(RunInput).GetProperty(name)!.GetValue(sut);

        sut.Reads.ShouldNotBe(TemplateReads.None);
    }

    [Fact]
    public void Read_ViewerAndTime_AreVolatile()
    {
        var viewer = new RunInput(new());
        var time = new RunInput(new());
        var data = new RunInput(new());

        _ = viewer.UserId;
        _ = time.Now;
        data.ReadDatum();

        (viewer.Reads, time.Reads, data.Reads).ShouldBe((TemplateReads.Viewer, TemplateReads.Time, TemplateReads.Data));
    }

    [Fact]
    public void Properties_AreThoseOfTheInput() =>
        typeof(RunInput).GetProperties().Select(property => property.Name).Except(Constant)
            .ShouldBe(typeof(TemplateInput).GetProperties().Select(property => property.Name).Except([.. Data, .. Constant]), ignoreOrder: true);

    [Fact]
    public void Input_OfTheRequest_IsHeldByNobodyElse() =>
        typeof(RunInput).Assembly.GetTypes()
            .Where(type => type != typeof(RunInput))
            .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(TemplateInput))
            .ShouldBeEmpty($"{nameof(GuardedContext)} and everything behind it reads through {nameof(RunInput)}.");
}
