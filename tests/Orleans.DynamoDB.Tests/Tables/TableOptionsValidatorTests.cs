using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Orleans.Configuration;
using Orleans.DynamoDB.Tables;

namespace UserMacro.Orleans.DynamoDB.Tests.Tables;

public sealed class TableOptionsValidatorTests
{
    readonly DynamoDBClusteringOptions _options = new() { Service = "eu-central-1" };

    [Theory]
    [InlineData("eu-central-1")]
    [InlineData("EU-Central-1")]
    [InlineData("http://127.0.0.1:8000")]
    [InlineData("https://dynamodb.internal")]
    public void Validate_RegionOrAddress_Accepted(string service)
    {
        _options.Service = service;

        Validate();
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("eu-middle-1")]
    [InlineData("us")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("127.0.0.1:8000")]
    public void Validate_NeitherRegionNorAddress_RefusedInsteadOfTakingAnother(string? service)
    {
        _options.Service = service!;

        Refused("DynamoDBClusteringOptions.Service ");
    }

    [Theory]
    [InlineData("key", null, null, null, "SecretKey ")]
    [InlineData(null, "hidden", null, null, "AccessKey ")]
    [InlineData("", "hidden", null, null, "AccessKey ")]
    [InlineData(null, null, "hidden", null, "Token ")]
    [InlineData("key", "hidden", null, "profile", "ProfileName ")]
    public void Validate_HalfOrTwoIdentities_RefusedWithTheSetting(string? access, string? secret, string? token, string? profile, string setting)
    {
        (_options.AccessKey, _options.SecretKey, _options.Token, _options.ProfileName) = (access, secret, token, profile);

        Refused($"DynamoDBClusteringOptions.{setting}").ShouldNotContain("hidden");
    }

    [Theory]
    [InlineData("key", "secret", null, null)]
    [InlineData("key", "secret", "token", null)]
    [InlineData(null, null, null, "profile")]
    [InlineData(null, null, null, null)]
    public void Validate_OneIdentityOrTheSdksOwn_Accepted(string? access, string? secret, string? token, string? profile)
    {
        (_options.AccessKey, _options.SecretKey, _options.Token, _options.ProfileName) = (access, secret, token, profile);

        Validate();
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("with space")]
    [InlineData("arn:aws:dynamodb/x")]
    [InlineData("line\n")]
    public void Validate_NameThatNoTableHas_Refused(string name)
    {
        _options.TableName = name;

        Refused("DynamoDBClusteringOptions.TableName ");
    }

    [Theory]
    [InlineData(0, 5, "ReadCapacityUnits ")]
    [InlineData(5, -1, "WriteCapacityUnits ")]
    public void Validate_ProvisionedWithoutCapacity_Refused(int read, int write, string setting)
    {
        (_options.ReadCapacityUnits, _options.WriteCapacityUnits) = (read, write);
        Validate();
        _options.UseProvisionedThroughput = true;

        Refused($"DynamoDBClusteringOptions.{setting}");
    }

    [Fact]
    public void Validate_KeyOfARegisteredClient_AcceptedWithoutARegion()
    {
        (_options.Service, _options.ServiceKey) = ("", "shared");
        using var services = new ServiceCollection().AddKeyedSingleton("shared", Substitute.For<IAmazonDynamoDB>()).BuildServiceProvider();

        new TableOptionsValidator(_options, services).ValidateConfiguration();
    }

    [Fact]
    public void Validate_KeyOfNoClient_Refused()
    {
        _options.ServiceKey = "shared";

        Refused("DynamoDBClusteringOptions.ServiceKey ").ShouldContain("'shared'");
    }

    string Refused(string expected)
    {
        var fault = Should.Throw<OrleansConfigurationException>(Validate);
        fault.Message.ShouldStartWith(expected);
        return fault.Message;
    }

    void Validate()
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        new TableOptionsValidator(_options, services).ValidateConfiguration();
    }
}
