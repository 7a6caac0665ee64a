// One npm peer, driven over lines of JSON: {"load": {...}} once, then {"run": {...}} for each turn.
// Answers with the seconds that one document took, measured here, so that the pipe costs nothing.
'use strict'
const fs = require('fs')
const readline = require('readline')

const peers = {
  docxtemplater: () => {
    const Docxtemplater = require('docxtemplater')
    const PizZip = require('pizzip')
    return async (path, source, data) => {
      const document = new Docxtemplater(new PizZip(source), { paragraphLoop: true })
      document.render(data)
      return document.toBuffer({ compression: 'DEFLATE' })
    }
  },
  'easy-template-x': () => {
    const { TemplateHandler } = require('easy-template-x')
    const handler = new TemplateHandler()
    return (path, source, data) => handler.process(source, data)
  },
  carbone: () => {
    const carbone = require('carbone')
    return (path, source, data) => new Promise((resolve, reject) =>
      carbone.render(path, data, (fault, made) => (fault ? reject(fault) : resolve(made))))
  },
  'docx-templates': () => {
    const { createReport } = require('docx-templates')
    return (path, source, data) => createReport({
      template: source, data, cmdDelimiter: ['{', '}'], noSandbox: true, processLineBreaks: false,
      maximumWalkingDepth: 1e9
    })
  }
}

const fill = peers[process.argv[2]]()
let loaded = []

const commands = {
  load: async ({ documents }) => {
    loaded = documents.map(({ template, data }) => ({
      template, source: fs.readFileSync(template), data: JSON.parse(fs.readFileSync(data, 'utf8'))
    }))
    return true
  },
  // Fill each loaded template with its data, or with each of a list of data, `times` times.
  run: async ({ times, out }) => {
    const start = process.hrtime.bigint()
    let made = []
    for (let turn = 0; turn < times; turn++) {
      made = []
      for (const { template, source, data } of loaded) {
        made.push(await fill(template, source, data))
      }
    }
    const seconds = Number(process.hrtime.bigint() - start) / 1e9 / times
    if (out) made.forEach((bytes, place) => fs.writeFileSync(`${out}.${place}.docx`, bytes))
    return seconds
  }
}

const answer = async line => {
  const [name, given] = Object.entries(JSON.parse(line))[0]
  try {
    console.log(JSON.stringify({ answer: await commands[name](given) }))
  } catch (fault) {
    console.log(JSON.stringify({ fault: String((fault && fault.stack) || fault) }))
  }
}

let last = Promise.resolve()
readline.createInterface({ input: process.stdin })
  .on('line', line => { last = last.then(() => answer(line)) })
