using Amazon.DynamoDBv2.Model;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.DynamoDB;

namespace UserMacro.Silo.Tests.DynamoDB;

public sealed class TablesRegionTests
{
    static readonly TablesRegion Sut = new("eu-central-1", IsLocal: false);

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("ddblocal")]
    public void Check_TableElsewhere_IsRefusedByName(string region) =>
        Should.Throw<ConfigurationFaultException>(() => Sut.Check(Table(region))).Message.ShouldSatisfyAllConditions(
            message => message.ShouldStartWith("Storage:Region: "),
            message => message.ShouldContain("'records'"),
            message => message.ShouldContain($"'{region}'"));

    [Fact]
    public void Check_ReplicaElsewhere_IsRefused() =>
        Should.Throw<ConfigurationFaultException>(() => Sut.Check(Table("eu-central-1", "eu-central-1", "us-west-2"))).Message.ShouldContain("'us-west-2'");

    [Fact]
    public void Check_TableHereOrOfDynamoDBLocal_IsAccepted()
    {
        Sut.Check(Table("eu-central-1", "eu-central-1"));
        (Sut with { IsLocal = true }).Check(Table("ddblocal"));
    }

    static TableDescription Table(string region, params string[] replicas) => new()
    {
        TableName = "records",
        TableArn = $"arn:aws:dynamodb:{region}:000000000000:table/records",
        Replicas = [.. replicas.Select(replica => new ReplicaDescription { RegionName = replica })],
    };
}
