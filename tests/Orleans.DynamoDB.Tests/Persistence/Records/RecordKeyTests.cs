using Orleans.DynamoDB;
using Orleans.DynamoDB.Persistence.Records;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Records;

public sealed class RecordKeyTests
{
    static readonly GrainId Grain = GrainId.Create("macro", "t-1/box");

    [Fact]
    public void Item_HeadAndPart_LieInOnePartition()
    {
        var key = RecordKey.Create("service", "head", Grain);

        key.Item().ToDictionary(value => value.Key, value => value.Value.S).ShouldBe(new Dictionary<string, string>
        {
            ["GrainReference"] = "service_macro/t-1/box",
            ["GrainType"] = "head",
        });
        key.Item(7).ToDictionary(value => value.Key, value => value.Value.S).ShouldBe(new Dictionary<string, string>
        {
            ["GrainReference"] = "service_macro/t-1/box",
            ["GrainType"] = "head#part-7",
        });
    }

    [Theory]
    [InlineData(1016, true)]
    [InlineData(1017, false)]
    public void Of_NameOfAStateAtItsLimit_RefusedAboveIt(int bytes, bool taken) =>
        ShouldTake(() => RecordKey.Create("", new string('s', bytes), Grain), taken, "1016");

    [Theory]
    [InlineData(508, true)]
    [InlineData(509, false)]
    public void Of_NameInOtherLetters_CountedInBytes(int letters, bool taken) =>
        ShouldTake(() => RecordKey.Create("", new string('я', letters), Grain), taken, "1016");

    [Theory]
    [InlineData(2048, true)]
    [InlineData(2049, false)]
    public void Of_GrainWithItsServiceAtTheLimit_RefusedAboveIt(int bytes, bool taken) =>
        ShouldTake(() => RecordKey.Create("service", "head", GrainId.Create("macro", new string('k', bytes - "service_macro/".Length))), taken, "2048");

    [Fact]
    public void Of_LongestNameOfAll_LeavesRoomForEveryPart() =>
        RecordKey.Create("", new string('s', 1016), Grain).Item(RecordETag.MostParts)["GrainType"].S.Length.ShouldBeLessThanOrEqualTo(1024);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Of_NoNameOfAState_Refused(string? name) => Should.Throw<DynamoDBProviderException>(() => RecordKey.Create("", name!, Grain));

    [Fact]
    public void Of_NoGrain_Refused() => Should.Throw<DynamoDBProviderException>(() => RecordKey.Create("", "head", default));

    [Theory]
    [InlineData("head#part-1")]
    [InlineData("head#part-")]
    [InlineData("head#part-1#part-2")]
    public void Of_NameThatAPartCouldHave_Refused(string name) =>
        Should.Throw<DynamoDBProviderException>(() => RecordKey.Create("", name, Grain)).Message.ShouldContain(name);

    static void ShouldTake(Func<RecordKey> act, bool taken, string limit)
    {
        if (taken)
        {
            act().ShouldNotBeNull();
        }
        else
        {
            Should.Throw<DynamoDBProviderException>(act).Message.ShouldContain(limit);
        }
    }
}
