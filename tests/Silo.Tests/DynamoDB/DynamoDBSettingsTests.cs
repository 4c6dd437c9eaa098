using Microsoft.Extensions.Configuration;
using UserMacro.Silo.Configuration;
using UserMacro.Silo.DynamoDB;

namespace UserMacro.Silo.Tests.DynamoDB;

public sealed class DynamoDBSettingsTests
{
    [Fact]
    public void Read_Nothing_FrankfurtWithoutPrefixAndNoTablesMade() =>
        DynamoDBSettings.Read(new ConfigurationManager()).ShouldBe(new("eu-central-1", "", CreateTables: false));

    [Fact]
    public void Read_ServiceUrl_WinsOverTheRegion()
    {
        var configuration = new ConfigurationManager
        {
            ["DynamoDB:Region"] = "eu-west-1",
            ["DynamoDB:ServiceUrl"] = "http://127.0.0.1:8000",
            ["DynamoDB:TablePrefix"] = "prod-",
            ["DynamoDB:CreateTables"] = "true",
        };

        DynamoDBSettings.Read(configuration).ShouldBe(new("http://127.0.0.1:8000", "prod-", CreateTables: true));
    }

    [Fact]
    public void Read_PlainHttpInDevelopment_IsTaken()
    {
        var configuration = new ConfigurationManager { ["environment"] = "Development", ["DynamoDB:ServiceUrl"] = "http://dynamodb:8000" };

        DynamoDBSettings.Read(configuration).Service.ShouldBe("http://dynamodb:8000");
    }

    [Theory]
    [InlineData("DynamoDB:Region", "eu-central-9")]
    [InlineData("DynamoDB:Region", "http://127.0.0.1")]
    [InlineData("DynamoDB:ServiceUrl", "127.0.0.1:8000")]
    [InlineData("DynamoDB:ServiceUrl", "ftp://127.0.0.1")]
    [InlineData("DynamoDB:ServiceUrl", "http://dynamodb.example.com")]
    [InlineData("DynamoDB:TablePrefix", "prod/")]
    [InlineData("DynamoDB:TablePrefix", "prod-\n")]
    [InlineData("DynamoDB:CreateTables", "yes")]
    public void Read_WrongValue_OneLineThatNamesTheKey(string key, string value) =>
        Should.Throw<ConfigurationFaultException>(() => DynamoDBSettings.Read(new ConfigurationManager { [key] = value })).Message.ShouldStartWith($"{key}: ");
}
