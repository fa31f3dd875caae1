// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/results/older_formats.h"

#include <QXmlStreamReader>

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Steps below this level are left away, so that a hostile file cannot exhaust the stack.
constexpr int mostXmlStepLevels = 500;

QString attributeOf(const QXmlStreamReader &xml, QStringView name)
{
    return xml.attributes().value(name.toString()).toString();
}

std::optional<qint64> timeAttributeOf(const QXmlStreamReader &xml, QStringView name)
{
    bool isNumber = false;
    const qint64 time = attributeOf(xml, name).toLongLong(&isNumber);
    return isNumber && time >= 0 ? std::optional(time) : std::nullopt;
}

TestStatus allure1Status(const QString &name)
{
    // Allure 2 takes a test that was never run for a skipped one.
    return name.compare(u"pending"_s, Qt::CaseInsensitive) == 0 ? TestStatus::Skipped : statusFromName(name);
}

QString elementText(QXmlStreamReader *xml)
{
    return xml->readElementText(QXmlStreamReader::IncludeChildElements);
}

QList<RunAttachment> xmlAttachments(QXmlStreamReader *xml)
{
    QList<RunAttachment> attachments;
    while (xml->readNextStartElement()) {
        attachments.append({attributeOf(*xml, u"title"), attributeOf(*xml, u"source"), attributeOf(*xml, u"type")});
        xml->skipCurrentElement();
    }
    return attachments;
}

QList<RunStep> xmlSteps(QXmlStreamReader *xml, int level)
{
    QList<RunStep> steps;
    while (xml->readNextStartElement()) {
        RunStep step;
        step.status = allure1Status(attributeOf(*xml, u"status"));
        while (xml->readNextStartElement()) {
            const auto name = xml->name();
            if (name == u"title" || (name == u"name" && step.name.isEmpty()))
                step.name = elementText(xml);
            else if (name == u"steps" && level < mostXmlStepLevels)
                step.steps = xmlSteps(xml, level + 1);
            else if (name == u"attachments")
                step.attachments = xmlAttachments(xml);
            else
                xml->skipCurrentElement();
        }
        steps.append(step);
    }
    return steps;
}

void readXmlFailure(QXmlStreamReader *xml, ResultDetails *details)
{
    while (xml->readNextStartElement()) {
        if (xml->name() == u"message")
            details->message = elementText(xml);
        else if (xml->name() == u"stack-trace")
            details->trace = elementText(xml);
        else
            xml->skipCurrentElement();
    }
    details->result.message = details->message.left(TestResult::mostMessage);
}

QList<Label> xmlLabels(QXmlStreamReader *xml)
{
    QList<Label> labels;
    while (xml->readNextStartElement()) {
        labels.append({attributeOf(*xml, u"name"), attributeOf(*xml, u"value")});
        xml->skipCurrentElement();
    }
    return labels;
}

void readXmlParameters(QXmlStreamReader *xml, TestResult *result)
{
    while (xml->readNextStartElement()) {
        const bool isArgument = attributeOf(*xml, u"kind").compare(u"argument"_s, Qt::CaseInsensitive) == 0;
        if (isArgument)
            result->parameters.append({attributeOf(*xml, u"name"), attributeOf(*xml, u"value")});
        xml->skipCurrentElement();
    }
}

ResultDetails xmlTest(QXmlStreamReader *xml)
{
    ResultDetails details;
    TestResult &result = details.result;
    result.status = allure1Status(attributeOf(*xml, u"status"));
    result.start = timeAttributeOf(*xml, u"start");
    result.stop = timeAttributeOf(*xml, u"stop");
    QString title;
    while (xml->readNextStartElement()) {
        const auto name = xml->name();
        if (name == u"name")
            result.name = elementText(xml);
        else if (name == u"title")
            title = elementText(xml);
        else if (name == u"description")
            details.description = elementText(xml);
        else if (name == u"failure")
            readXmlFailure(xml, &details);
        else if (name == u"labels")
            result.labels = xmlLabels(xml);
        else if (name == u"parameters")
            readXmlParameters(xml, &result);
        else if (name == u"attachments")
            details.attachments = xmlAttachments(xml);
        else if (name == u"steps")
            details.steps = xmlSteps(xml, 1);
        else
            xml->skipCurrentElement();
    }
    result.fullName = result.name;
    if (!title.isEmpty())
        result.name = title;
    return details;
}

struct XmlSuite {
    QString name;
    QList<Label> labels;
    QList<ResultDetails> tests;
};

/// What the suite says holds for each of its tests.
void complete(XmlSuite *suite)
{
    for (ResultDetails &details : suite->tests) {
        TestResult &test = details.result;
        test.fullName = suite->name + u'.' + test.fullName;
        test.labels += suite->labels;
        for (const QString &id : test.labelValues("testId"_L1))
            test.links.append({id, {}, u"tms"_s});
    }
}

/// Why the file cannot be used, if so.
Result<void> checked(const QXmlStreamReader &xml)
{
    if (!xml.hasError())
        return {};
    return failure(ErrorKind::Invalid, u"the XML is damaged or breaks off in line %1"_s.arg(xml.lineNumber()));
}

} // namespace

Result<QList<ResultDetails>> readAllure1Xml(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    if (xml.readNextStartElement() && xml.name() != u"test-suite")
        return failure(ErrorKind::Invalid, u"it holds XML, but no test suite"_s);
    XmlSuite suite;
    while (xml.readNextStartElement()) {
        if (xml.name() == u"name")
            suite.name = elementText(&xml);
        else if (xml.name() == u"labels")
            suite.labels = xmlLabels(&xml);
        else if (xml.name() == u"test-cases")
            while (xml.readNextStartElement())
                suite.tests.append(xmlTest(&xml));
        else
            xml.skipCurrentElement();
    }
    TRY(checked(xml));
    complete(&suite);
    return suite.tests;
}

Result<QList<Label>> readEnvironmentXml(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    QList<Label> values;
    xml.readNextStartElement();
    while (xml.readNextStartElement()) {
        Label value;
        while (xml.readNextStartElement()) {
            if (xml.name() == u"key")
                value.name = elementText(&xml);
            else if (xml.name() == u"value")
                value.value = elementText(&xml);
            else
                xml.skipCurrentElement();
        }
        if (!value.name.isEmpty())
            values.append(value);
    }
    TRY(checked(xml));
    return values;
}

} // namespace casewright::automation
